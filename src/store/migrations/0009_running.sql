-- What runs in a month is found without reading what ended years ago: allocations and crisis trajectories.

CREATE INDEX allocation_running ON allocation (coalesce(until_day, '9999-12-31'), from_day);

DROP INDEX trajectory_running;
CREATE INDEX trajectory_running ON trajectory (coalesce(ended_day, '9999-12-31'), registered_day);

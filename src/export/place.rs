//! The one place that writes files: private to their user, whole or not at all, never over anything else.
//!
//! Bytes go to a file without a name in the target folder, are forced to disk, and only then get their name; a crash
//! leaves either nothing or the whole file. File names come from the program's own numbers, never from a person.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

mod words;

/// A file that stands where it should, with the bytes it should have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed {
    /// It was written now.
    Written(PathBuf),
    /// The same bytes already stood there.
    AlreadyThere(PathBuf),
}

impl Placed {
    pub fn path(&self) -> &Path {
        match self {
            Self::Written(path) | Self::AlreadyThere(path) => path,
        }
    }
}

/// Why a file could not be placed or a folder not be made. Nothing was changed then, except folders made on the way.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// Not `[A-Za-z0-9][A-Za-z0-9._-]*` of at most 100 characters.
    #[error("the file name is not one that the program makes")]
    Name,
    #[error("the folder {0} does not exist")]
    FolderMissing(PathBuf),
    #[error("{0} is not a folder")]
    NotAFolder(PathBuf),
    /// A symbolic link stands under the name; it is never followed.
    #[error("{0} is a symbolic link")]
    Link(PathBuf),
    /// A folder, pipe or device stands under the name.
    #[error("{0} is not an ordinary file")]
    NotAFile(PathBuf),
    /// A file with other bytes stands under the name; it is never overwritten.
    #[error("{0} already exists with other content")]
    Different(PathBuf),
    #[error("no permission for {path}")]
    Refused { path: PathBuf, source: io::Error },
    #[error("no space left for {path}")]
    Full { path: PathBuf, source: io::Error },
    #[error("reading or writing {path} failed")]
    Disk { path: PathBuf, source: io::Error },
}

/// Longest file name; more than any claim needs and less than any file system allows.
const MAX_NAME: usize = 100;

/// Puts `bytes` under `file_name` in the existing folder `dir`, readable by this user only (mode 0600).
///
/// The same bytes under that name are success; other bytes, a link or a folder there are errors and stay as they are.
pub fn place(dir: &Path, file_name: &str, bytes: &[u8]) -> Result<Placed, PlaceError> {
    if !is_own_name(file_name) {
        return Err(PlaceError::Name);
    }
    match fs::metadata(dir) {
        Ok(found) if found.is_dir() => {}
        Ok(_) => return Err(PlaceError::NotAFolder(dir.to_owned())),
        Err(source) if source.kind() == ErrorKind::NotFound => {
            return Err(PlaceError::FolderMissing(dir.to_owned()));
        }
        Err(source) => return Err(trouble(dir, source)),
    }
    let target = dir.join(file_name);
    let placed = if stands_there(&target, bytes)? {
        Placed::AlreadyThere(target)
    } else {
        match write_new(dir, &target, bytes) {
            Ok(()) => Placed::Written(target),
            // Somebody else was first: fine if they wrote the same.
            Err(error) if error.kind() == ErrorKind::AlreadyExists && stands_there(&target, bytes)? => {
                Placed::AlreadyThere(target)
            }
            Err(source) => return Err(trouble(&target, source)),
        }
    };
    sync_folder(dir).map_err(|source| trouble(dir, source))?;
    Ok(placed)
}

/// Makes the folder and those above it that are missing, open to this user only (mode 0700), and makes sure that they
/// survive a crash. A folder that exists already stays as it is.
pub fn private_dir(path: &Path) -> Result<(), PlaceError> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => return Ok(()),
        Ok(_) => return Err(PlaceError::NotAFolder(path.to_owned())),
        Err(source) if source.kind() == ErrorKind::NotFound => {}
        Err(source) => return Err(trouble(path, source)),
    }
    let above = path.parent().filter(|above| !above.as_os_str().is_empty());
    if let Some(above) = above {
        private_dir(above)?;
    }
    match private_builder().create(path) {
        Ok(()) => {}
        Err(source) if source.kind() == ErrorKind::AlreadyExists && path.is_dir() => {}
        Err(source) => return Err(trouble(path, source)),
    }
    let above = above.unwrap_or(Path::new("."));
    sync_folder(above).map_err(|source| trouble(above, source))
}

/// `[A-Za-z0-9][A-Za-z0-9._-]*`: no hidden files, no options, no way out of the folder.
fn is_own_name(name: &str) -> bool {
    name.len() <= MAX_NAME
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

/// Whether the file stands there with exactly these bytes; `false` when nothing stands there.
fn stands_there(target: &Path, bytes: &[u8]) -> Result<bool, PlaceError> {
    let found = match fs::symlink_metadata(target) {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(source) => return Err(trouble(target, source)),
    };
    if found.is_symlink() {
        return Err(PlaceError::Link(target.to_owned()));
    }
    if !found.is_file() {
        return Err(PlaceError::NotAFile(target.to_owned()));
    }
    if found.len() != u64::try_from(bytes.len()).unwrap_or(u64::MAX) {
        return Err(PlaceError::Different(target.to_owned()));
    }
    let same = same_bytes(target, bytes).map_err(|source| trouble(target, source))?;
    if same { Ok(true) } else { Err(PlaceError::Different(target.to_owned())) }
}

/// Compares without following a link that was put there meanwhile; a file that others could read is closed to them.
fn same_bytes(target: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut file = open_unlinked(target)?;
    let mut found = Vec::new();
    // One byte more than expected, so that a file which grew is seen as different.
    let limit = u64::try_from(bytes.len()).unwrap_or(u64::MAX).saturating_add(1);
    Read::by_ref(&mut file).take(limit).read_to_end(&mut found)?;
    if found != bytes {
        return Ok(false);
    }
    close_to_others(&file)?;
    file.sync_all()?;
    Ok(true)
}

fn write_new(dir: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    if write_unnamed(dir, target, bytes)? {
        return Ok(());
    }
    write_named(dir, target, bytes)
}

/// Writes a file that has no name until it is whole, so that a crash leaves nothing behind. `false` where the file
/// system cannot do that.
#[cfg(target_os = "linux")]
fn write_unnamed(dir: &Path, target: &Path, bytes: &[u8]) -> io::Result<bool> {
    use std::os::fd::AsRawFd;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};

    let Ok(unnamed) = open(dir, OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC, Mode::RUSR | Mode::WUSR)
    else {
        return Ok(false);
    };
    let mut file = File::from(unnamed);
    fill(&mut file, bytes)?;
    let handle = format!("/proc/self/fd/{}", file.as_raw_fd());
    // Gives the name only if it is free, whatever stands there, dangling links included.
    match linkat(CWD, handle.as_str(), CWD, target, AtFlags::SYMLINK_FOLLOW) {
        Ok(()) => Ok(true),
        Err(error) if error == rustix::io::Errno::EXIST => Err(error.into()),
        Err(_) => Ok(false),
    }
}

/// Writes beside the target under a passing name and renames, never over anything.
fn write_named(dir: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = tempfile::Builder::new().prefix(".uurwerk-").suffix(".part").tempfile_in(dir)?;
    fill(file.as_file_mut(), bytes)?;
    file.persist_noclobber(target).map(drop).map_err(|error| error.error)
}

fn fill(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    close_to_others(file)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Mode 0600, whatever the umask and the default of the folder were.
#[cfg(unix)]
fn close_to_others(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;

    let mut permissions = file.metadata()?.permissions();
    if permissions.mode() & 0o777 == 0o600 {
        return Ok(());
    }
    permissions.set_mode(0o600);
    file.set_permissions(permissions)
}

/// Elsewhere a file inherits the rights of the user's own folder.
#[cfg(not(unix))]
fn close_to_others(_: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn open_unlinked(target: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, open};

    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    Ok(File::from(open(target, flags, Mode::empty())?))
}

#[cfg(not(unix))]
fn open_unlinked(target: &Path) -> io::Result<File> {
    File::open(target)
}

#[cfg(unix)]
fn private_builder() -> fs::DirBuilder {
    use std::os::unix::fs::DirBuilderExt;

    let mut builder = fs::DirBuilder::new();
    builder.mode(0o700);
    builder
}

#[cfg(not(unix))]
fn private_builder() -> fs::DirBuilder {
    fs::DirBuilder::new()
}

/// Makes names in a folder survive a power cut.
#[cfg(unix)]
fn sync_folder(dir: &Path) -> io::Result<()> {
    match File::open(dir).and_then(|folder| folder.sync_all()) {
        // Some network file systems cannot sync a folder; the file itself is safe.
        Err(error) if error.kind() == ErrorKind::InvalidInput => Ok(()),
        result => result,
    }
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

fn trouble(path: &Path, source: io::Error) -> PlaceError {
    let path = path.to_owned();
    match source.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => PlaceError::Refused { path, source },
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            PlaceError::Full { path, source }
        }
        _ => PlaceError::Disk { path, source },
    }
}

#[cfg(test)]
mod tests;

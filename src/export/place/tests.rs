//! Placing files: what is private, what is refused, and what survives.

#![cfg(unix)]

use std::os::unix::fs::{PermissionsExt, symlink};

use super::*;
use crate::domain::text::Lang;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777
}

#[expect(clippy::disallowed_methods, reason = "puts something in the way of the file to be placed")]
fn put(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).unwrap().map(|item| item.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_placed_file_is_private_and_whole_and_alone() {
    let dir = folder();
    for bytes in [&b""[..], b"<bericht/>\r\n", &vec![7_u8; 3_000_000]] {
        let name = format!("claim-{}.xml", bytes.len());
        let placed = place(dir.path(), &name, bytes).unwrap();
        assert_eq!(placed, Placed::Written(dir.path().join(&name)));
        assert_eq!(fs::read(placed.path()).unwrap(), bytes);
        assert_eq!(mode(placed.path()), 0o600);
    }
    assert_eq!(names(dir.path()).len(), 3, "nothing passing is left behind");
}

#[test]
fn placing_again_changes_nothing() {
    let dir = folder();
    place(dir.path(), "a.xml", b"one").unwrap();
    let again = place(dir.path(), "a.xml", b"one").unwrap();
    assert_eq!(again, Placed::AlreadyThere(dir.path().join("a.xml")));
    for other in [&b"two"[..], b"one more", b""] {
        let error = place(dir.path(), "a.xml", other).unwrap_err();
        assert!(matches!(error, PlaceError::Different(_)), "{error:?}");
    }
    assert_eq!(fs::read(dir.path().join("a.xml")).unwrap(), b"one");
}

#[test]
fn the_same_bytes_that_others_can_read_are_closed_to_them() {
    let dir = folder();
    let path = dir.path().join("a.xml");
    put(&path, b"one");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(place(dir.path(), "a.xml", b"one").unwrap(), Placed::AlreadyThere(path.clone()));
    assert_eq!(mode(&path), 0o600);
}

#[test]
fn a_link_is_never_followed() {
    let dir = folder();
    let outside = folder();
    let victim = outside.path().join("victim");
    put(&victim, b"one");
    symlink(&victim, dir.path().join("to-same.xml")).unwrap();
    symlink(outside.path().join("nowhere"), dir.path().join("dangling.xml")).unwrap();
    for name in ["to-same.xml", "dangling.xml"] {
        let error = place(dir.path(), name, b"one").unwrap_err();
        assert!(matches!(error, PlaceError::Link(_)), "{name}: {error:?}");
    }
    assert_eq!(names(outside.path()), ["victim"]);
}

#[test]
fn neither_way_of_writing_goes_over_a_name_that_appears_meanwhile() {
    let dir = folder();
    let (file, dangling) = (dir.path().join("file"), dir.path().join("dangling"));
    put(&file, b"mine");
    symlink(dir.path().join("nowhere"), &dangling).unwrap();
    for target in [&file, &dangling] {
        for error in [
            write_new(dir.path(), target, b"x").unwrap_err(),
            write_named(dir.path(), target, b"x").unwrap_err(),
        ] {
            assert_eq!(error.kind(), ErrorKind::AlreadyExists);
        }
    }
    assert_eq!(names(dir.path()), ["dangling", "file"]);
    assert_eq!(fs::read(&file).unwrap(), b"mine");
}

#[cfg(target_os = "linux")]
#[test]
fn an_unnamed_file_gets_its_name_at_the_end() {
    let dir = folder();
    let target = dir.path().join("a.xml");
    if write_unnamed(dir.path(), &target, b"one").unwrap() {
        assert_eq!((fs::read(&target).unwrap(), mode(&target)), (b"one".to_vec(), 0o600));
        assert_eq!(names(dir.path()), ["a.xml"]);
    } else {
        assert!(names(dir.path()).is_empty(), "a file system that cannot do it is left as it was");
    }
}

#[test]
fn a_file_system_without_unnamed_files_gets_the_same_result() {
    let dir = folder();
    let target = dir.path().join("a.xml");
    write_named(dir.path(), &target, b"one").unwrap();
    assert_eq!((fs::read(&target).unwrap(), mode(&target)), (b"one".to_vec(), 0o600));
    assert_eq!(names(dir.path()), ["a.xml"]);
}

/// The umask belongs to the whole process, so the tests of file modes run again in processes of their own.
#[test]
fn files_and_folders_are_private_whatever_the_umask() {
    let program = std::env::current_exe().unwrap();
    for umask in ["000", "022", "077"] {
        let script = format!("umask {umask} && exec \"$0\" \"$@\"");
        let output = std::process::Command::new("sh")
            .args(["-c", &script])
            .arg(&program)
            .args(["--exact", "export::place::tests::a_placed_file_is_private_and_whole_and_alone"])
            .arg("export::place::tests::a_private_folder_is_open_to_its_user_only")
            .arg("export::place::tests::a_file_system_without_unnamed_files_gets_the_same_result")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("3 passed"), "umask {umask}: {said}");
    }
}

#[test]
fn two_who_place_at_once_leave_one_whole_file() {
    let dir = folder();
    let bytes = vec![b'x'; 200_000];
    let written = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..8).map(|_| scope.spawn(|| place(dir.path(), "a.xml", &bytes).unwrap())).collect();
        threads.into_iter().map(|t| t.join().unwrap()).collect::<Vec<_>>()
    });
    assert_eq!(written.iter().filter(|placed| matches!(placed, Placed::Written(_))).count(), 1);
    assert_eq!(names(dir.path()), ["a.xml"]);
    assert_eq!(fs::read(dir.path().join("a.xml")).unwrap(), bytes);
}

#[test]
fn only_our_own_names_are_placed() {
    let dir = folder();
    let long = "a".repeat(101);
    for name in ["", ".", "..", "../a", "a/b", ".hidden", "-rf", "a b", "a\0b", "jansén.xml", "a\n", &long] {
        let error = place(dir.path(), name, b"").unwrap_err();
        assert!(matches!(error, PlaceError::Name), "{name:?}: {error:?}");
    }
    for name in ["D20250000001.xml", "0405_2025-03.csv", "a"] {
        assert!(place(dir.path(), name, b"").is_ok(), "{name}");
    }
}

#[test]
fn what_stands_in_the_way_is_named() {
    let dir = folder();
    fs::create_dir(dir.path().join("folder.xml")).unwrap();
    put(&dir.path().join("file"), b"");
    let missing = place(&dir.path().join("missing"), "a.xml", b"").unwrap_err();
    assert!(matches!(missing, PlaceError::FolderMissing(_)), "{missing:?}");
    let a_file = place(&dir.path().join("file"), "a.xml", b"").unwrap_err();
    assert!(matches!(a_file, PlaceError::NotAFolder(_)), "{a_file:?}");
    let a_folder = place(dir.path(), "folder.xml", b"").unwrap_err();
    assert!(matches!(a_folder, PlaceError::NotAFile(_)), "{a_folder:?}");
}

/// Root may write everywhere but not into the kernel's own files.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_without_permission_is_named() {
    let dir = folder();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o500)).unwrap();
    if let Err(error) = place(dir.path(), "a.xml", b"x") {
        assert!(matches!(error, PlaceError::Refused { .. }), "{error:?}");
    }
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o700)).unwrap();
    let kernel = Path::new("/sys/kernel");
    if kernel.is_dir() {
        let error = place(kernel, "a.xml", b"x").unwrap_err();
        assert!(matches!(error, PlaceError::Refused { .. }), "{error:?}");
    }
}

#[test]
fn a_private_folder_is_open_to_its_user_only() {
    let dir = folder();
    let deep = dir.path().join("one/two/three");
    private_dir(&deep).unwrap();
    private_dir(&deep).unwrap();
    for path in [&deep, &dir.path().join("one/two"), &dir.path().join("one")] {
        assert_eq!(mode(path), 0o700);
    }
    put(&dir.path().join("file"), b"");
    for path in ["file", "file/below"] {
        let error = private_dir(&dir.path().join(path)).unwrap_err();
        assert!(matches!(error, PlaceError::NotAFolder(_) | PlaceError::Disk { .. }), "{error:?}");
    }
}

#[test]
fn every_error_says_what_where_and_what_to_do() {
    let path = || PathBuf::from("/exports/D1.xml");
    let io = |kind| io::Error::from(kind);
    let errors = [
        PlaceError::Name,
        PlaceError::FolderMissing(path()),
        PlaceError::NotAFolder(path()),
        PlaceError::Link(path()),
        PlaceError::NotAFile(path()),
        PlaceError::Different(path()),
        trouble(&path(), io(ErrorKind::PermissionDenied)),
        trouble(&path(), io(ErrorKind::StorageFull)),
        trouble(&path(), io(ErrorKind::BrokenPipe)),
    ];
    let say = |error: &PlaceError, lang| format!("{}: {}\n", error.words().get(lang), error.hint().get(lang));
    let gallery: String =
        errors.iter().flat_map(|error| [say(error, Lang::Nl), say(error, Lang::En)]).collect();
    expect_test::expect![[r"
        de bestandsnaam mag alleen letters, cijfers en . _ - bevatten: kies een naam zoals declaratie-1.xml
        the file name may hold only letters, digits and . _ -: choose a name such as claim-1.xml
        de map /exports/D1.xml bestaat niet: maak de map aan of kies een andere
        the folder /exports/D1.xml does not exist: make the folder or choose another one
        /exports/D1.xml is geen map: kies een map
        /exports/D1.xml is not a folder: choose a folder
        /exports/D1.xml is een symbolische koppeling; die wordt niet gevolgd: bekijk wat daar staat, verplaats het of kies een andere map, en probeer het opnieuw
        /exports/D1.xml is a symbolic link, which is not followed: look at what stands there, move it or choose another folder, and try again
        /exports/D1.xml is geen gewoon bestand: bekijk wat daar staat, verplaats het of kies een andere map, en probeer het opnieuw
        /exports/D1.xml is not an ordinary file: look at what stands there, move it or choose another folder, and try again
        /exports/D1.xml bestaat al met een andere inhoud en wordt niet overschreven: bekijk wat daar staat, verplaats het of kies een andere map, en probeer het opnieuw
        /exports/D1.xml already exists with other content and is not overwritten: look at what stands there, move it or choose another folder, and try again
        schrijven naar /exports/D1.xml is niet toegestaan: geef uzelf schrijfrechten op de map of kies een andere
        writing to /exports/D1.xml is not permitted: give yourself permission to write to the folder or choose another one
        er is geen ruimte meer om /exports/D1.xml te schrijven: maak ruimte vrij en probeer het opnieuw; er is niets verloren
        there is no space left to write /exports/D1.xml: free some space and try again; nothing is lost
        /exports/D1.xml kon niet worden gelezen of geschreven (broken pipe): controleer de schijf of netwerkmap en probeer het opnieuw; er is niets verloren
        /exports/D1.xml could not be read or written (broken pipe): check the disk or network folder and try again; nothing is lost
    "]].assert_eq(&gallery);
}

//! Files written whole or not at all: each under another name first, and renamed once all of them
//! are on the disk.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// A file: its name and what it holds.
pub struct Content {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Content {
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self {
            name: name.into(),
            bytes,
        }
    }
}

/// Writes one file into a folder that is there. What is no regular file, as a pipe or a device, is
/// written to as it is.
pub fn write_one(path: &Path, bytes: Vec<u8>, force: bool) -> Result<(), Failure> {
    let is_special = path
        .metadata()
        .is_ok_and(|found| !found.is_file() && !found.is_dir());
    if is_special {
        return fs::write(path, bytes).map_err(|error| failure(path, &error));
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let name = path.file_name().and_then(|name| name.to_str());
    let Some(name) = name.filter(|_| folder.as_os_str().is_empty() || folder.is_dir()) else {
        let path = path.display();
        let message = format!("\"{path}\" names no file in a folder that is there");
        return Err(Failure::Usage(message));
    };
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    write(folder, &[Content::new(name, bytes)], force)
}

/// Writes files to a folder, which is created if it is not there. The last one is renamed last.
pub fn write(folder: &Path, contents: &[Content], force: bool) -> Result<(), Failure> {
    check(folder, contents, force)?;
    let mut staged = Staged::new(folder)?;
    for content in contents {
        staged.add(content)?;
    }
    staged.keep()
}

/// Fails for what can be known to be in the way before anything is written.
fn check(folder: &Path, contents: &[Content], force: bool) -> Result<(), Failure> {
    let refuse = |path: &Path, why| {
        let path = path.display();
        Err(Failure::Usage(format!("\"{path}\" {why}")))
    };
    if folder.exists() && !folder.is_dir() {
        return refuse(folder, "is not a folder");
    }
    for content in contents {
        let path = folder.join(&content.name);
        // What a link points at does not matter: the link itself would be replaced.
        let Ok(found) = path.symlink_metadata() else {
            continue;
        };
        if found.is_dir() {
            return refuse(&path, "is a folder");
        }
        if !force {
            return refuse(&path, "exists; --force replaces it");
        }
    }
    Ok(())
}

/// Files under their other names; what is not kept is removed again, and the folders made for it.
struct Staged<'a> {
    folder: &'a Path,
    made: Vec<&'a Path>,
    files: Vec<(PathBuf, PathBuf)>,
}

impl<'a> Staged<'a> {
    fn new(folder: &'a Path) -> Result<Self, Failure> {
        let absent = |path: &&Path| !path.as_os_str().is_empty() && !path.exists();
        let made = folder.ancestors().take_while(absent).collect();
        let staged = Self {
            folder,
            made,
            files: Vec::new(),
        };
        fs::create_dir_all(folder).map_err(|error| failure(folder, &error))?;
        Ok(staged)
    }

    fn add(&mut self, content: &Content) -> Result<(), Failure> {
        let path = self.folder.join(&content.name);
        let partial = format!(".{}.{}.partial", content.name, std::process::id());
        let partial = self.folder.join(partial);
        let mut file = File::create_new(&partial).map_err(|error| failure(&path, &error))?;
        self.files.push((partial, path.clone()));
        file.write_all(&content.bytes)
            .and_then(|()| file.sync_all())
            .map_err(|error| failure(&path, &error))
    }

    fn keep(mut self) -> Result<(), Failure> {
        // Taken from the end, so that what is left after a failure is what Drop must remove.
        self.files.reverse();
        while let Some((partial, path)) = self.files.last() {
            fs::rename(partial, path).map_err(|error| failure(path, &error))?;
            self.files.pop();
        }
        self.made.clear();
        sync(self.folder).map_err(|error| failure(self.folder, &error))
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        // A second failure is not reported: the first one says what went wrong.
        for (partial, _) in &self.files {
            let _ = fs::remove_file(partial);
        }
        for folder in &self.made {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Makes the new names last. Only Unix opens a folder like a file.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

fn failure(path: &Path, error: &io::Error) -> Failure {
    let message = format!("{}: {error}", path.display());
    Failure::Output(io::Error::new(error.kind(), message))
}

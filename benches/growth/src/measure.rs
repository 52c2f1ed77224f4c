//! What the data compiler, rustc, the linked program and a look-up need for so many synthetic investments.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs, io};

use crate::data;

/// The folder of the library.
const LIBRARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// CPU seconds and megabytes at most.
#[derive(Clone, Copy)]
pub struct Usage {
    pub cpu: f64,
    pub memory: f64,
}

impl Usage {
    /// Of several runs the least CPU time, which only others on the machine can add to, and the most memory.
    fn best(self, other: Self) -> Self {
        Self {
            cpu: self.cpu.min(other.cpu),
            memory: self.memory.max(other.memory),
        }
    }
}

/// What was measured with so many synthetic investments beside the curated ones.
pub struct Measured {
    pub investments: usize,
    /// The bytes of their texts, each text once.
    pub text: usize,
    /// The build script at each opt-level asked for.
    pub scripts: Vec<Usage>,
    /// rustc for the library.
    pub rustc: Usage,
    /// The bytes of the program.
    pub binary: u64,
    /// The instructions of a look-up in each mode asked for.
    pub look_ups: Vec<f64>,
}

impl Measured {
    fn again(&mut self, scripts: Vec<Usage>, rustc: Usage) {
        self.rustc = self.rustc.best(rustc);
        for (script, other) in self.scripts.iter_mut().zip(scripts) {
            *script = script.best(other);
        }
    }
}

/// A folder for everything that is built and written, and what is measured in it.
pub struct Workshop {
    folder: PathBuf,
    /// At each opt-level.
    scripts: Vec<PathBuf>,
    /// That of the build script that writes the tables for rustc: the same ones at each.
    level: &'static str,
    modes: &'static [&'static str],
}

impl Workshop {
    /// Empties the folder, so that nothing that is measured is there already, and builds what all sizes share.
    pub fn open(
        folder: PathBuf,
        levels: &'static [&'static str],
        modes: &'static [&'static str],
    ) -> io::Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let level = levels.last().expect("at least one opt-level");
        let mut workshop = Self {
            folder,
            scripts: Vec::new(),
            level,
            modes,
        };
        fs::create_dir_all(workshop.usages())?;
        workshop.write(0)?;
        workshop.scripts = levels
            .iter()
            .map(|level| workshop.script(level))
            .collect::<io::Result<_>>()?;
        Ok(workshop)
    }

    /// Measures each size so many times, all sizes in turn: a bad minute of the machine is nobody's own.
    pub fn measure(&self, sizes: &[usize], rounds: usize) -> io::Result<Vec<Measured>> {
        let mut measured: Vec<Measured> = Vec::new();
        for round in 0..rounds {
            for (number, &investments) in sizes.iter().enumerate() {
                let text = if round == 0 {
                    self.write(investments)?
                } else {
                    0
                };
                let rustc = self.build(investments)?;
                let run = |script: &PathBuf| self.run_script(script, investments);
                let scripts = self.scripts.iter().map(run).collect::<io::Result<_>>()?;
                if let Some(it) = measured.get_mut(number) {
                    it.again(scripts, rustc);
                    continue;
                }
                let binary = fs::metadata(self.program())?.len();
                let look_ups = self
                    .modes
                    .iter()
                    .map(|mode| self.instructions(mode))
                    .collect::<io::Result<_>>()?;
                measured.push(Measured {
                    investments,
                    text,
                    scripts,
                    rustc,
                    binary,
                    look_ups,
                });
            }
        }
        Ok(measured)
    }

    /// What the build of too many investments says.
    pub fn refusal(&self, investments: usize) -> io::Result<String> {
        self.write(investments)?;
        let output = self.cargo(self.level, investments).output()?;
        assert!(
            !output.status.success(),
            "{investments} investments are too many"
        );
        let messages = String::from_utf8_lossy(&output.stderr).into_owned();
        let errors = messages
            .lines()
            .filter(|line| line.starts_with("error: hyperscaler-investments@"));
        Ok(errors
            .map(|line| line.replace(&*self.overlay(investments).to_string_lossy(), ""))
            .collect::<Vec<_>>()
            .join("\n"))
    }

    /// The folder of an overlay; no path for none, because one that holds no record is refused.
    fn overlay(&self, investments: usize) -> PathBuf {
        if investments == 0 {
            return PathBuf::new();
        }
        self.folder.join("overlays").join(investments.to_string())
    }

    fn usages(&self) -> PathBuf {
        self.folder.join("usages")
    }

    fn program(&self) -> PathBuf {
        self.folder.join("release/program")
    }

    fn write(&self, investments: usize) -> io::Result<usize> {
        if investments == 0 {
            return Ok(0);
        }
        data::write(investments, &self.overlay(investments))
    }

    /// The release build of the program and of all it depends on. One job: how much two hold in memory at a time
    /// depends on when each begins.
    fn cargo(&self, script_level: &str, investments: usize) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .args([
                "build",
                "--jobs=1",
                "--locked",
                "--release",
                "--package",
                "program",
                "--message-format",
                "json",
            ])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("CARGO_TARGET_DIR", &self.folder)
            .env(
                "CARGO_PROFILE_RELEASE_BUILD_OVERRIDE_OPT_LEVEL",
                script_level,
            )
            .env("HYPERSCALER_INVESTMENTS_DATA", self.overlay(investments))
            .env("RUSTC_WRAPPER", usage())
            .env("USAGE", self.usages());
        cargo
    }

    /// Builds the program of a size anew; says what rustc used for the library.
    fn build(&self, investments: usize) -> io::Result<Usage> {
        succeeded(self.cargo(self.level, investments).output()?)?;
        self.taken("hyperscaler_investments")
    }

    /// The build script of the library at an opt-level.
    fn script(&self, level: &str) -> io::Result<PathBuf> {
        let messages = succeeded(self.cargo(level, 0).output()?)?;
        let built = messages.lines().find(|line| {
            line.contains(r#""custom-build""#) && line.contains("hyperscaler-investments")
        });
        let path = built.and_then(|line| line.split_once(r#""filenames":[""#)?.1.split_once('"'));
        Ok(PathBuf::from(
            path.expect("Cargo says where the build script is").0,
        ))
    }

    fn run_script(&self, script: &Path, investments: usize) -> io::Result<Usage> {
        let mut command = Command::new(usage());
        command
            .arg(script)
            .current_dir(LIBRARY)
            .env("OUT_DIR", self.usages())
            .env("HYPERSCALER_INVESTMENTS_DATA", self.overlay(investments))
            .env("USAGE", self.usages());
        succeeded(command.output()?)?;
        self.taken(script.file_name().expect("a program has a name"))
    }

    /// What `usage` wrote for a command.
    fn taken(&self, name: impl AsRef<OsStr>) -> io::Result<Usage> {
        let file = self.usages().join(Path::new(name.as_ref()));
        let text = fs::read_to_string(&file)?;
        fs::remove_file(file)?;
        let mut numbers = text
            .split(' ')
            .map(|number| number.parse::<f64>().expect("usage writes numbers"));
        let mut next = || numbers.next().expect("usage writes two numbers");
        Ok(Usage {
            cpu: next() / 1e6,
            memory: next() * 1024.0 / 1e6,
        })
    }

    /// The instructions of one look-up, by callgrind: those of ten passes more, without the loop.
    fn instructions(&self, mode: &str) -> io::Result<f64> {
        const MORE: u32 = 10;
        /// As the program has it.
        const KEYS: u32 = 1_000;
        let total = |mode: &str, passes: u32| -> io::Result<f64> {
            let mut valgrind = Command::new("valgrind");
            valgrind
                .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
                .arg(self.program())
                .args([mode, &passes.to_string()]);
            let output = valgrind.output()?;
            let messages = String::from_utf8_lossy(&output.stderr).into_owned();
            succeeded(output)?;
            let collected = messages
                .lines()
                .find_map(|line| line.split("Collected : ").nth(1));
            Ok(collected
                .and_then(|count| count.trim().parse().ok())
                .expect("callgrind counts"))
        };
        let of = |mode| Ok::<_, io::Error>(total(mode, 1 + MORE)? - total(mode, 1)?);
        Ok((of(mode)? - of("loop")?) / f64::from(MORE * KEYS))
    }
}

/// The program beside this one that says what others used.
fn usage() -> PathBuf {
    env::current_exe()
        .expect("this program has a path")
        .with_file_name("usage")
}

/// What a command printed, if it succeeded.
fn succeeded(output: Output) -> io::Result<String> {
    if !output.status.success() {
        return Err(io::Error::other(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}

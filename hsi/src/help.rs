//! The examples below each command's help. A test runs every line that begins with `hsi`.

pub const HSI: &str = "\
Examples:
  hsi list --provider aws --country spain
  hsi show aws-es-aragon-2024
  hsi total --provider aws --country spain --explain
  hsi total --country italy --as-of 2024-05-27 --in EUR --rate usd-eur-2024-05-27

Exit status: 0 done (an empty list too); 1 nothing of that id or code; 2 usage or a bad value;
3 the output could not be written.";

pub const LIST: &str = "\
Examples:
  hsi list --provider gcp --country Italien
  hsi list --beyond 2030 --format csv
  hsi list --status withdrawn,refused
  hsi list --evidence anonymous
  hsi list --format ndjson";

pub const SHOW: &str = "\
Examples:
  hsi show aws-es-aragon-2024
  hsi show aws-it-talks-2024 --as-of 2024-05-27
  hsi show aws-es-2021 aws-es-aragon-2024 --format json";

pub const TOTAL: &str = "\
Sums are per phase and currency, never across. CSV and NDJSON give one table: the converted
sums with --in, the lines of --explain with that.

Examples:
  hsi total --provider aws --country spain
  hsi total --provider aws --country spain --as-of 2023-12-31
  hsi total --provider aws --country spain --explain
  hsi total --by country --phase pledged
  hsi total --country italy --as-of 2024-05-27 --in EUR --rate usd-eur-2024-05-27
  hsi total --country sweden --in EUR --rate SEK=0.0876@2024-06-03 --format json";

pub const TIMELINE: &str = "\
Here --status, --since and --until ask for what happened, not for the records it happened to.

Examples:
  hsi timeline --country italy
  hsi timeline --status withdrawn,refused
  hsi timeline --since 2024-05 --until 2024-06
  hsi timeline --provider aws --country spain --totals";

pub const REGION: &str = "\
Examples:
  hsi region eu-south-2
  hsi region --provider google --country italy
  hsi region --as-of 2015 --format csv";

pub const SOURCES: &str = "\
Examples:
  hsi sources --provider aws --country spain
  hsi sources --format csv";

pub const COVERAGE: &str = "\
Examples:
  hsi coverage
  hsi coverage --phase spent --format json";

pub const AGREEMENTS: &str = "\
Examples:
  hsi agreements --country italy";

pub const MARKETS: &str = "\
Examples:
  hsi markets";

pub const RATES: &str = "\
Examples:
  hsi rates";

pub const CITE: &str = "\
One citation for the record, and one for each page it rests on.

Examples:
  hsi cite aws-es-aragon-2024
  hsi cite aws-es-2021 aws-es-aragon-2024 --format bibtex
  hsi cite aws-es-aragon-2024 --format csl-json";

pub const EXPORT: &str = "\
A file that is there already is replaced with --force only. All files are written, or none.

Examples:
  hsi export data
  hsi export data --force --as-of 2024-05-27";

pub const SCHEMA: &str = "\
Examples:
  hsi schema
  hsi schema total";

pub const CHART: &str = "\
Examples:
  hsi chart commitments
  hsi chart commitments --country italy --as-of 2024-05-27 --in EUR --rate usd-eur-2024-05-27
  hsi chart plans --country spain --provider aws
  hsi chart plans --country germany --width 400";

pub const COMPLETIONS: &str = "\
Examples:
  hsi completions bash";

pub const MAN: &str = "\
Examples:
  hsi man";

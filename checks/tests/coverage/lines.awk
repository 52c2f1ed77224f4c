# Lines that ran, by file and in all, from an lcov report; `root` is the folder of the sources. The build script
# and the compiler's tests each compile the compiler, by paths of their own: a line has run if it ran in any.
/^SF:/ {
  file = substr($0, 4 + length(root) + 1)
  sub(/^tests\/[a-z]+\/\.\.\/\.\.\//, "", file)
  seen = file ~ /^(src|compiler|hsi\/src)\//
}
seen && /^DA:/ {
  split(substr($0, 4), part, ",")
  at = file SUBSEP part[1]
  if (!(at in ran)) { lines[file]++; ran[at] = 0 }
  if (part[2] > 0 && !ran[at]) { ran[at] = 1; run[file]++ }
}
END {
  for (file in lines) {
    printf "%6.2f %% of %4d  %s\n", 100 * run[file] / lines[file], lines[file], file | "sort -k5"
    all += lines[file]; allrun += run[file]
  }
  close("sort -k5")
  printf "%6.2f %% of %4d lines in all\n", 100 * allrun / all, all
}

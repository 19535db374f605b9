// What the program says about its own words: commands, options, exit codes.

export const HELP = `Usage: restricted-deps [command] [PATH…] [options]

Commands
  scan (default)   findings under the policy, today
  inventory        every reference read, restricted or not
  decide WHAT      records a decision about a package URL, sign:ID or vendor:ID in the policy
  decisions        every recorded decision: what has become of it, how long it still runs
  policy           what holds, and which file and line says so; what weakens the defaults
  explain ID       a vendor, regime, sign or package URL: what we know, why, how sure
  list             version, age and counts of the bundled list

Options
  --format text|json|jsonl     how the report is written (default text); decisions --history: csv|markdown
  --output FILE                where it is written (default standard output)
  --policy FILE                the policy (default restricted-dependencies.jsonc in PATH)
  --audience LIST|all          who you are, by ids of \`list\`; overrides the policy
  --today YYYY-MM-DD           judge as of that day
  --fail-on LEVEL              error|warning|undecided|information|never (default warning)
  --strict                     exit 3 when something could not be checked
  --max-list-age DAYS          exit 3 when the list is older
  --include GLOB, --exclude GLOB   which files (repeatable)
  --changed [REF]              only what is new since a git commit (default HEAD), judged by that commit's policy
  --compare-audience LIST      also what would change if you were these, too
  --history                    also since when git knows each finding, and the first decision about it
  --release YYYY-MM-DD         also what will be restricted on that day (--today judges by it alone)
  --no-decisions               show findings as if nothing was decided
  --quiet                      no progress
  --color auto|always|never    (default auto)

Options of decide [WHAT] [PATH]
  --kind KIND                  false-match|outside-the-rule|exempt|authorised|being-removed|risk-accepted
  --reason TEXT --approver WHO why, and who answers for it
  --until YYYY-MM-DD           the last day on which it counts (default 90 days from now)
  --reference TEXT             the memo, licence or ticket that it rests on
  --paths GLOB, --regimes LIST only there (repeatable), only under these rules
  --revoke, --renew            take it back; let it run again until --until

Options of decisions [PATH]
  --history                    what each commit added, changed and removed

Options of policy [PATH]
  --project FOLDER             what holds for a project there, with scopes and nested files

Exit codes: 0 nothing at or above --fail-on · 1 something · 2 usage, output or policy fault · 3 --strict or list too old · 130 interrupted
`;

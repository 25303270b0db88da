#!/usr/bin/env bash
# cron-utils 9.2.1: where clocks go forward by half an hour, a job later in that hour does not run that day, and what comes
# next depends on where one asks from.
#
# Expected: on 4 October 2026 the clocks of Australia/Lord_Howe go from 02:00 to 02:30. So 02:45 exists once, "45 2 * * *"
#   matches it, and it is the next execution after 01:50 as well as after 02:40.
# Seen: after 01:50 the next execution is that of 5 October, after 02:40 that of 4 October; isMatch says that 02:45 does not
#   match. With the hour's gap of Europe/Berlin a time right after the gap is found.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

packages com.cronutils:cron-utils:9.2.1
java_program <<'JAVA'
import static com.cronutils.model.CronType.UNIX;

import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.ZonedDateTime;

public class Finding {
    public static void main(String[] none) {
        String island = "+11:00[Australia/Lord_Howe]";
        ask("45 2 * * *", "2026-10-04T01:50+10:30[Australia/Lord_Howe]", "2026-10-04T02:45" + island);
        ask("45 2 * * *", "2026-10-04T02:40" + island, "2026-10-04T02:45" + island);
        ask("15 3 * * *", "2026-03-29T01:50+01:00[Europe/Berlin]", "2026-03-29T03:15+02:00[Europe/Berlin]");
    }

    private static void ask(String cron, String after, String time) {
        var execution = ExecutionTime.forCron(
                new CronParser(CronDefinitionBuilder.instanceDefinitionFor(UNIX)).parse(cron));
        System.out.println(cron + " after " + after);
        System.out.println("  next " + execution.nextExecution(ZonedDateTime.parse(after)).orElseThrow());
        System.out.println("  matches " + time + ": " + execution.isMatch(ZonedDateTime.parse(time)));
    }
}
JAVA

run
known <<'OUT'
45 2 * * * after 2026-10-04T01:50+10:30[Australia/Lord_Howe]
  next 2026-10-05T02:45+11:00[Australia/Lord_Howe]
  matches 2026-10-04T02:45+11:00[Australia/Lord_Howe]: false
45 2 * * * after 2026-10-04T02:40+11:00[Australia/Lord_Howe]
  next 2026-10-04T02:45+11:00[Australia/Lord_Howe]
  matches 2026-10-04T02:45+11:00[Australia/Lord_Howe]: false
15 3 * * * after 2026-03-29T01:50+01:00[Europe/Berlin]
  next 2026-03-29T03:15+02:00[Europe/Berlin]
  matches 2026-03-29T03:15+02:00[Europe/Berlin]: true
OUT

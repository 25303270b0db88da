#!/usr/bin/env bash
# dnsjava 3.6.3: Update.present(Record) makes a prerequisite that servers must refuse, unless the record's TTL is 0.
#
# Expected: the TTL of a prerequisite "must be specified as zero", and a server answers FORMERR to another (RFC 2136, 2.4.2
#   and 3.2.5). dnsjava writes 0 where it makes the prerequisite from text, and where it deletes a record that was handed in;
#   so also where one hands in the record that one has just looked up and wants to find unchanged.
# Seen: present(Record) sends the TTL of the record. The update is refused as malformed, which looks like anything but a
#   TTL. Nothing in the API documentation says that it must be 0.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

packages dnsjava:dnsjava:3.6.3
java_program <<'JAVA'
import org.xbill.DNS.*;

public class Finding {
    public static void main(String[] none) throws Exception {
        Name zone = Name.fromString("zone.test.");
        Name name = Name.fromString("lease.zone.test.");
        var found = new TXTRecord(name, DClass.IN, 30, "epoch=7");

        var update = new Update(zone);
        update.present(name, Type.TXT, "epoch=7");
        print("present(Name, int, String)", update, Section.PREREQ);

        update = new Update(zone);
        update.present(found);
        print("present(Record)", update, Section.PREREQ);

        update = new Update(zone);
        update.delete(found);
        print("delete(Record)", update, Section.UPDATE);
    }

    private static void print(String call, Message update, int section) throws Exception {
        var sent = new Message(update.toWire()).getSection(section).get(0);
        System.out.println(call + ": TTL " + sent.getTTL());
    }
}
JAVA

run
known <<'OUT'
present(Name, int, String): TTL 0
present(Record): TTL 30
delete(Record): TTL 0
OUT

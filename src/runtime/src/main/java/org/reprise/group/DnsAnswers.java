package org.reprise.group;

import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIGRecord;

/** What a name server's refusals mean, and what to do. */
final class DnsAnswers {
    private DnsAnswers() {}

    static NameServerException refused(Message answer, DnsSettings settings) {
        TSIGRecord signature = answer.getTSIG();
        int trouble = signature == null ? Rcode.NOERROR : signature.getError();
        String why = trouble == Rcode.NOERROR ? code(answer.getRcode(), settings) : signature(trouble, settings);
        return new NameServerException("The name server " + settings.server() + " says no: " + why);
    }

    private static String signature(int error, DnsSettings settings) {
        DnsKey key = settings.key();
        return switch (error) {
            case Rcode.BADKEY ->
                "it knows no " + key
                        + " (BADKEY). Name its key in reprise.group.dns.key.name and .algorithm, or give it this one";
            case Rcode.BADSIG ->
                "the secret of " + key
                        + " is another one there (BADSIG). Correct reprise.group.dns.key.secret, or the file";
            case Rcode.BADTIME ->
                "its clock and that of this server differ by more than five minutes (BADTIME). Set both by NTP";
            default -> "the signature by " + key + " is wrong (" + Rcode.TSIGstring(error) + ")";
        };
    }

    private static String code(int code, DnsSettings settings) {
        return switch (code) {
            case Rcode.REFUSED ->
                settings.key() + " may not change " + settings.name() + " (REFUSED). Let it: update-policy { grant "
                        + settings.key().name() + " subdomain " + settings.name() + " A AAAA TXT; };";
            case Rcode.NOTAUTH ->
                "it is not the primary name server of " + settings.zone()
                        + " (NOTAUTH). Correct reprise.group.dns.server or reprise.group.dns.zone";
            case Rcode.NOTZONE ->
                settings.name() + " is not in the zone " + settings.zone()
                        + " (NOTZONE). Correct reprise.group.dns.zone";
            case Rcode.NOTIMP -> "it takes no updates (NOTIMP). Name one that does in reprise.group.dns.server";
            case Rcode.SERVFAIL ->
                "it cannot do it (SERVFAIL); its log says why. As a rule it may not write the zone's journal";
            default -> Rcode.string(code);
        };
    }
}

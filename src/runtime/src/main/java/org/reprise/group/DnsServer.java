package org.reprise.group;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/**
 * A zone's primary name server, by dynamic update (RFC 2136) over TCP, signed (TSIG, RFC 8945). The record {@code epoch=N} of the TXT type
 * is the update's prerequisite: the server itself refuses a site that has not seen the last move. Safe for any thread.
 */
public final class DnsServer implements NameServer {
    private static final Pattern EPOCH = Pattern.compile("epoch=([0-9]{1,18})");

    private final DnsSettings settings;
    private final DnsWire wire;
    private final Name name;
    private final Name epochName;
    private final Name zone;

    /** @throws IllegalArgumentException when a name is none */
    public DnsServer(DnsSettings settings) {
        this(settings, Clock.systemUTC());
    }

    /** @param clock of the signatures */
    DnsServer(DnsSettings settings, Clock clock) {
        this.settings = settings;
        this.name = name(settings.name());
        this.epochName = name(settings.epochName());
        this.zone = name(settings.zone());
        this.wire = new DnsWire(settings, name(settings.key().name()), clock);
    }

    /** @throws IllegalArgumentException when a name of it is none */
    public static void check(DnsSettings settings) {
        for (String each :
                List.of(settings.name(), settings.zone(), settings.key().name())) {
            name(each);
        }
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("'" + text + "' is not a DNS name: " + e.getMessage(), e);
        }
    }

    @Override
    public Entry read() {
        OptionalLong epoch = OptionalLong.empty();
        for (Record each : ask(epochName, Type.TXT)) {
            if (each instanceof TXTRecord text) {
                epoch = OptionalLong.of(epoch(String.join("", text.getStrings())));
            }
        }
        Set<InetAddress> addresses = new HashSet<>();
        for (int type : new int[] {Type.A, Type.AAAA}) {
            for (Record each : ask(name, type)) {
                if (each instanceof ARecord address) {
                    addresses.add(address.getAddress());
                } else if (each instanceof AAAARecord address) {
                    addresses.add(address.getAddress());
                } else {
                    throw new NameServerException(settings.name() + " is a name for another one (" + each
                            + "): remove that record, so that the name can have an address");
                }
            }
        }
        return new Entry(epoch, addresses);
    }

    private long epoch(String text) {
        Matcher matcher = EPOCH.matcher(text);
        if (!matcher.matches()) {
            throw new NameServerException("The TXT record of " + settings.epochName() + " is '" + text
                    + "' and not like 'epoch=1': remove it, unless somebody else needs it");
        }
        return Long.parseLong(matcher.group(1));
    }

    private Iterable<Record> ask(Name which, int type) {
        Message answer = wire.ask(Message.newQuery(Record.newRecord(which, type, DClass.IN)));
        if (answer.getRcode() == Rcode.REFUSED
                || answer.getRcode() == Rcode.NOERROR && !answer.getHeader().getFlag(Flags.AA)) {
            throw new NameServerException(settings.server() + " does not serve the zone " + settings.zone()
                    + ", or not to this site: name its primary name server in reprise.group.dns.server");
        }
        if (answer.getRcode() != Rcode.NOERROR && answer.getRcode() != Rcode.NXDOMAIN) {
            throw DnsAnswers.refused(answer, settings);
        }
        return answer.getSection(Section.ANSWER);
    }

    @Override
    public boolean move(Entry seen, long epoch, Set<InetAddress> addresses) {
        Message answer = wire.ask(update(seen, epoch, addresses));
        return switch (answer.getRcode()) {
            case Rcode.NOERROR -> true;
            case Rcode.NXRRSET, Rcode.YXRRSET, Rcode.NXDOMAIN, Rcode.YXDOMAIN -> false;
            default -> throw DnsAnswers.refused(answer, settings);
        };
    }

    private Update update(Entry seen, long epoch, Set<InetAddress> addresses) {
        Update update = new Update(zone);
        try {
            if (seen.epoch().isPresent()) {
                update.present(epochName, Type.TXT, "epoch=" + seen.epoch().getAsLong());
            } else {
                update.absent(epochName, Type.TXT);
            }
            long ttl = settings.terms().ttl().toSeconds();
            update.replace(epochName, Type.TXT, ttl, "epoch=" + epoch);
            update.delete(name, Type.A);
            update.delete(name, Type.AAAA);
            for (InetAddress each : addresses) {
                boolean four = each.getAddress().length == 4;
                update.add(four ? new ARecord(name, DClass.IN, ttl, each) : new AAAARecord(name, DClass.IN, ttl, each));
            }
            return update;
        } catch (IOException e) {
            throw new IllegalStateException("An update cannot be written: " + e.getMessage(), e);
        }
    }
}

package org.gatehouse.hosts;

import com.google.common.net.HostAndPort;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.gatehouse.platform.config.Settings;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;

/**
 * Asks the resolver of {@code GATEHOUSE_DNS}, else the system's (RFC 1035). Nothing is kept: who
 * has just changed a record wants to know what is there now.
 */
@ApplicationScoped
class Dns {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int PORT = 53;
  private static final int TRIES = 2;

  @Inject Settings settings;

  private Resolver resolver;

  @PostConstruct
  void connect() {
    resolver = settings.network().dns().<Resolver>map(Dns::at).orElseGet(ExtendedResolver::new);
    resolver.setTimeout(PATIENCE);
  }

  /**
   * The values of a name's records of one kind: names without the dot at their end, addresses,
   * texts.
   *
   * @param type a constant of {@link org.xbill.DNS.Type}
   */
  DnsAnswer ask(String name, int type) {
    for (int i = 0; i < TRIES; i++) {
      try {
        Record question = Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN);
        return read(resolver.send(Message.newQuery(question)), type);
      } catch (IOException lostOnTheWay) {
        // A datagram may get lost: once more, then nobody knows.
        continue;
      }
    }
    return DnsAnswer.UNREACHED;
  }

  private static Resolver at(HostAndPort server) {
    return new SimpleResolver(
        new InetSocketAddress(server.getHost(), server.getPortOrDefault(PORT)));
  }

  private static DnsAnswer read(Message answer, int type) {
    int code = answer.getRcode();
    if (code == Rcode.NXDOMAIN) {
      return DnsAnswer.NONE;
    }
    if (code != Rcode.NOERROR) {
      return DnsAnswer.UNREACHED;
    }
    List<String> values =
        answer.getSection(Section.ANSWER).stream()
            .filter(record -> record.getType() == type)
            .map(Dns::value)
            .toList();
    return new DnsAnswer(true, values);
  }

  private static String value(Record record) {
    if (record instanceof CNAMERecord alias) {
      return alias.getTarget().toString(true).toLowerCase(Locale.ROOT);
    }
    if (record instanceof TXTRecord text) {
      return String.join("", text.getStrings());
    }
    if (record instanceof ARecord address) {
      return address.getAddress().getHostAddress();
    }
    if (record instanceof AAAARecord address) {
      return address.getAddress().getHostAddress();
    }
    return record.rdataToString();
  }
}

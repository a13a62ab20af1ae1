package org.gatehouse.hosts;

import com.google.common.net.InetAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.OneLine;
import org.xbill.DNS.Type;

/**
 * Knows which records a claim needs, looks at them, and says what is there instead.
 *
 * <p>A host points to us by an alias, or, where its DNS turns aliases into addresses, by our
 * addresses. Where we have no name it is our address itself.
 */
@ApplicationScoped
class HostDoctor {

  private static final int LONGEST_TEXT = 200;
  private static final String PROOF = "gh-proof=";

  @Inject Settings settings;
  @Inject Dns dns;

  /** The records of a claim with what was seen of them. */
  List<DnsRecord> records(String host, String proof, Seen seen) {
    return List.of(
        new DnsRecord(pointerType(), host, target(), seen.pointer(), seen.pointerText()),
        new DnsRecord("TXT", proofName(host), PROOF + proof, seen.proof(), seen.proofText()));
  }

  /** Looks at both. Takes some seconds where no server answers. */
  Seen look(String host, String proof) {
    List<String> elsewhere = new ArrayList<>();
    List<String> instead = new ArrayList<>();
    Finding pointer = pointer(host, elsewhere);
    Finding proved = proof(host, proof, instead);
    return new Seen(pointer, text(pointer, elsewhere), proved, text(proved, instead));
  }

  private Finding proof(String host, String proof, List<String> instead) {
    DnsAnswer answer = dns.ask(proofName(host), Type.TXT);
    if (answer.values().contains(PROOF + proof)) {
      return Finding.RIGHT;
    }
    instead.addAll(answer.values());
    return absent(answer);
  }

  private Finding pointer(String host, List<String> elsewhere) {
    if (address()) {
      return addresses(host, Set.of(target()), elsewhere);
    }
    DnsAnswer alias = dns.ask(host, Type.CNAME);
    if (!alias.reached()) {
      return Finding.UNREACHABLE;
    }
    if (alias.values().contains(target())) {
      return Finding.RIGHT;
    }
    DnsAnswer old = dns.ask(target(), Type.A);
    DnsAnswer newer = dns.ask(target(), Type.AAAA);
    Set<String> ours = new HashSet<>(old.values());
    ours.addAll(newer.values());
    List<String> found = new ArrayList<>();
    Finding direct = addresses(host, ours, found);
    if (direct == Finding.RIGHT) {
      return direct;
    }
    boolean unsure = ours.isEmpty() || !old.reached() || !newer.reached();
    if (direct == Finding.OTHER && unsure) {
      // Nobody knows our own addresses at this moment, which is no mistake of the account.
      return Finding.UNREACHABLE;
    }
    elsewhere.addAll(alias.empty() ? found : alias.values());
    return alias.empty() ? direct : Finding.OTHER;
  }

  /** Whether all addresses of the host are among those. */
  private Finding addresses(String host, Set<String> ours, List<String> elsewhere) {
    DnsAnswer old = dns.ask(host, Type.A);
    DnsAnswer newer = dns.ask(host, Type.AAAA);
    List<String> found = new ArrayList<>(old.values());
    found.addAll(newer.values());
    if (!found.isEmpty() && ours.containsAll(found)) {
      return Finding.RIGHT;
    }
    elsewhere.addAll(found);
    boolean reached = old.reached() && newer.reached();
    return found.isEmpty() && !reached ? Finding.UNREACHABLE : absent(new DnsAnswer(true, found));
  }

  private static Finding absent(DnsAnswer answer) {
    if (!answer.reached()) {
      return Finding.UNREACHABLE;
    }
    return answer.empty() ? Finding.MISSING : Finding.OTHER;
  }

  /** What is there may be anything. */
  private static String text(Finding found, List<String> values) {
    return found == Finding.OTHER ? OneLine.harmless(String.join(", ", values), LONGEST_TEXT) : "";
  }

  private String pointerType() {
    if (!address()) {
      return "CNAME";
    }
    InetAddress address = InetAddresses.forUriString(settings.publicUrl().getHost());
    return address instanceof Inet4Address ? "A" : "AAAA";
  }

  private boolean address() {
    return InetAddresses.isUriInetAddress(settings.publicUrl().getHost());
  }

  /** What the host has to point to: where browsers reach us. */
  private String target() {
    String host = settings.publicUrl().getHost();
    return address()
        ? InetAddresses.forUriString(host).getHostAddress()
        : host.toLowerCase(Locale.ROOT);
  }

  private static String proofName(String host) {
    return "_gatehouse." + host;
  }
}

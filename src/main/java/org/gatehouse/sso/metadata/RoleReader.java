package org.gatehouse.sso.metadata;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.sso.connection.CertificateRefusal;
import org.gatehouse.sso.connection.Certificates;
import org.gatehouse.sso.connection.IdpCertificate;
import org.gatehouse.sso.metadata.MetadataRefusal.Reason;
import org.gatehouse.sso.metadata.ProviderMetadata.Remark;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads the element by which an entity is an identity provider. */
final class RoleReader {

  private static final int MOST_CERTIFICATES = 10;

  /** Of its text; real ones have a third of that, and ten of them must fit where they are kept. */
  private static final int LONGEST_CERTIFICATE = 9_000;

  private static final int LONGEST_NAME = 1_000;
  private static final int LONGEST_URL = 2_000;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String BINDINGS = "urn:oasis:names:tc:SAML:2.0:bindings:";
  private static final String EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
  private static final String ANY = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

  private final Element role;
  private final Instant now;
  private final Set<Remark> remarks = EnumSet.noneOf(Remark.class);

  private RoleReader(Element role, Instant now) {
    this.role = role;
    this.now = now;
  }

  static ProviderMetadata read(Element role, Instant now) throws MetadataRefusal {
    return new RoleReader(role, now).read();
  }

  private ProviderMetadata read() throws MetadataRefusal {
    var entityId = Elements.attribute((Element) role.getParentNode(), "entityID");
    if (entityId.isEmpty() || entityId.length() > LONGEST_NAME) {
      throw new MetadataRefusal(Reason.NO_ENTITY_ID);
    }
    var certificates = certificates();
    var ssoUrl = ssoUrl();
    var logoutUrl = location("SingleLogoutService", "HTTP-Redirect");
    if (logoutUrl.isEmpty()) {
      remarks.add(Remark.NO_LOGOUT);
    }
    var formats =
        Elements.children(role, "NameIDFormat")
            .map(Element::getTextContent)
            .map(String::strip)
            .toList();
    if (!formats.isEmpty() && !formats.contains(EMAIL) && !formats.contains(ANY)) {
      remarks.add(Remark.NO_EMAIL_FORMAT);
    }
    var validUntil = validUntil();
    if (validUntil != null && !validUntil.isAfter(now)) {
      remarks.add(Remark.EXPIRED);
    }
    return new ProviderMetadata(
        entityId,
        certificates,
        ssoUrl,
        logoutUrl.orElse(null),
        formats,
        validUntil,
        List.copyOf(remarks));
  }

  private String ssoUrl() throws MetadataRefusal {
    var redirect = location("SingleSignOnService", "HTTP-Redirect");
    if (redirect.isPresent()) {
      return redirect.get();
    }
    remarks.add(Remark.NO_REDIRECT);
    return location("SingleSignOnService", "HTTP-POST")
        .orElseThrow(() -> new MetadataRefusal(Reason.NO_SSO_URL));
  }

  private Optional<String> location(String service, String binding) {
    return Elements.children(role, service)
        .filter(one -> Elements.attribute(one, "Binding").equals(BINDINGS + binding))
        .map(one -> Elements.attribute(one, "Location"))
        .filter(RoleReader::isWebAddress)
        .findFirst();
  }

  private static boolean isWebAddress(String text) {
    try {
      var url = new URI(text);
      var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      return text.length() <= LONGEST_URL
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawFragment() == null
          && (scheme.equals("https")
              || (scheme.equals("http") && LOOPBACK.contains(url.getHost())));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The first certificate of each key that may sign: what follows it only vouches for it. */
  private List<IdpCertificate> certificates() throws MetadataRefusal {
    var texts =
        Elements.children(role, "KeyDescriptor")
            .filter(key -> Set.of("", "signing").contains(Elements.attribute(key, "use")))
            .flatMap(key -> Elements.ofSignature(key, "KeyInfo"))
            .flatMap(info -> Elements.ofSignature(info, "X509Data").limit(1))
            .flatMap(RoleReader::firstCertificate)
            .toList();
    var found = new LinkedHashSet<IdpCertificate>();
    for (String text : texts) {
      parsed(text).ifPresent(found::add);
    }
    if (found.isEmpty() || found.size() > MOST_CERTIFICATES) {
      throw new MetadataRefusal(Reason.NO_CERTIFICATE);
    }
    if (found.stream().anyMatch(certificate -> certificate.isExpiredAt(now))) {
      remarks.add(Remark.EXPIRED_CERTIFICATE);
    }
    return new ArrayList<>(found);
  }

  private static Stream<String> firstCertificate(Element data) {
    return Elements.ofSignature(data, "X509Certificate").limit(1).map(Element::getTextContent);
  }

  private Optional<IdpCertificate> parsed(String text) throws MetadataRefusal {
    if (text.length() > LONGEST_CERTIFICATE) {
      return Optional.empty();
    }
    try {
      return Certificates.parse(text).stream().findFirst();
    } catch (CertificateRefusal refusal) {
      switch (refusal.reason()) {
        case PRIVATE_KEY -> throw new MetadataRefusal(Reason.PRIVATE_KEY);
        case WEAK_KEY, UNSUPPORTED_KEY -> remarks.add(Remark.WEAK_CERTIFICATE);
        default -> {
          // One that can not be read is as good as none; without any the document is refused.
        }
      }
      return Optional.empty();
    }
  }

  /** The earliest end that is said of the role, or of anything around it. */
  private @Nullable Instant validUntil() {
    Instant earliest = null;
    for (Node node = role; node instanceof Element element; node = node.getParentNode()) {
      var end = Elements.validUntil(element);
      if (end.isPresent() && (earliest == null || end.get().isBefore(earliest))) {
        earliest = end.get();
      }
    }
    return earliest;
  }
}

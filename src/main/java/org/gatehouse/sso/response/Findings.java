package org.gatehouse.sso.response;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.sso.connection.SamlConnection;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Notes what the checks of one response have come to, so that it can be told afterwards. The checks
 * do not ask it anything: noting changes no outcome.
 */
public final class Findings {

  private final Set<Check> passed = EnumSet.noneOf(Check.class);
  private final List<X509Certificate> signers = new ArrayList<>();
  private @Nullable Document document;
  private @Nullable Element decrypted;

  void read(Document response) {
    document = response;
  }

  void decrypted(@Nullable Element assertion) {
    decrypted = assertion;
    passed(Check.DECRYPTION);
  }

  void signedBy(X509Certificate certificate) {
    signers.add(certificate);
  }

  /** Notes that a check was passed. */
  public void passed(Check check) {
    passed.add(check);
  }

  /** Whether the account's identity provider has signed it as the account demands. */
  public boolean trusted() {
    return passed.contains(Check.SIGNATURE);
  }

  /** The request that it says it answers, unproved; empty for none, or if it can not be read. */
  public Optional<String> answers() {
    return Optional.ofNullable(document)
        .map(read -> read.getDocumentElement().getAttributeNS(null, "InResponseTo"))
        .filter(id -> !id.isEmpty());
  }

  /** What became of each check. */
  public Report report(SamlConnection connection, Instant now, Optional<Check> failed) {
    List<Report.Line> lines = new ArrayList<>();
    for (Check check : Check.values()) {
      boolean needed = check != Check.DECRYPTION || encrypted();
      if (needed) {
        lines.add(new Report.Line(check, state(check, failed)));
      }
    }
    return new Report(lines, Facts.of(connection, now, document, decrypted, signers));
  }

  /** The response, without what tells something of a person; none if it could not be read. */
  public Optional<String> text() {
    return Optional.ofNullable(document).map(Document::getDocumentElement).map(RedactedXml::of);
  }

  /** The assertion that was encrypted, without what tells something of a person; none if none. */
  public Optional<String> decryptedText() {
    return Optional.ofNullable(decrypted).map(RedactedXml::of);
  }

  private Check.State state(Check check, Optional<Check> failed) {
    if (failed.filter(check::equals).isPresent()) {
      return Check.State.FAILED;
    }
    return passed.contains(check) ? Check.State.PASSED : Check.State.NOT_REACHED;
  }

  private boolean encrypted() {
    return decrypted != null
        || (document != null
            && document
                    .getElementsByTagNameNS(SAMLConstants.SAML20_NS, "EncryptedAssertion")
                    .getLength()
                > 0);
  }
}

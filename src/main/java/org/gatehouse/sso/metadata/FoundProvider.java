package org.gatehouse.sso.metadata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gatehouse.sso.connection.Certificates;
import org.gatehouse.sso.connection.IdpCertificate;
import org.jspecify.annotations.Nullable;

/** An identity provider that was found in a document, until somebody takes it or a day is over. */
@Entity
@Table(name = "sso_found_provider")
@NamedQuery(
    name = "FoundProvider.look",
    query =
        "select f from FoundProvider f"
            + " where f.accountId = :account and f.look = :look order by f.id")
@NamedQuery(
    name = "FoundProvider.others",
    query = "delete from FoundProvider f where f.accountId = :account and f.look not in :looks")
@NamedQuery(
    name = "FoundProvider.old",
    query =
        "delete from FoundProvider f where f.foundAt < :before and f.look not in"
            + " (select s.newsLook from MetadataSource s where s.newsLook is not null)")
public class FoundProvider {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sso_found_provider_seq")
  @SequenceGenerator(
      name = "sso_found_provider_seq",
      sequenceName = "sso_found_provider_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "look")
  private String look;

  @Column(name = "url")
  private @Nullable String url;

  @Column(name = "entity_id")
  private String entityId;

  @Column(name = "certificates")
  private String certificates;

  @Column(name = "sso_url")
  private String ssoUrl;

  @Column(name = "logout_url")
  private @Nullable String logoutUrl;

  @Column(name = "valid_until")
  private @Nullable Instant validUntil;

  @Column(name = "remarks")
  private String remarks;

  @Column(name = "found_at")
  private Instant foundAt;

  /** For JPA. */
  protected FoundProvider() {}

  FoundProvider(Look look, ProviderMetadata found, Instant now) {
    this.accountId = look.accountId();
    this.look = look.id();
    this.url = look.url();
    this.entityId = found.entityId();
    this.certificates = pem(found.certificates());
    this.ssoUrl = found.ssoUrl();
    this.logoutUrl = found.logoutUrl();
    this.validUntil = found.validUntil();
    this.remarks = found.remarks().stream().map(Enum::name).collect(Collectors.joining(" "));
    this.foundAt = now;
  }

  /**
   * One reading of a document.
   *
   * @param url where it was fetched; null for a file or a text
   */
  record Look(long accountId, String id, @Nullable String url) {}

  static String pem(List<IdpCertificate> certificates) {
    return certificates.stream().map(IdpCertificate::pem).collect(Collectors.joining());
  }

  FoundDetails details() {
    return new FoundDetails(
        id,
        look,
        url,
        entityId,
        Certificates.stored(certificates),
        ssoUrl,
        Objects.requireNonNullElse(logoutUrl, ""),
        validUntil,
        Arrays.stream(remarks.split(" "))
            .filter(remark -> !remark.isEmpty())
            .map(ProviderMetadata.Remark::valueOf)
            .toList(),
        foundAt);
  }
}

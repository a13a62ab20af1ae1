package org.gatehouse.sso;

import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.accounts.SignInRoutes;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.groups.GroupRules;

/** Configurations as sign-ins and sign-outs need them; the caller is not known yet. */
@Stateless
@LocalBean
@Local(SignInRoutes.class)
public class SsoConnections implements SignInRoutes {

  @Inject SsoRows rows;
  @Inject SsoKeys keys;
  @Inject SsoAddresses addresses;
  @Inject Accounts accounts;

  /** The configuration whose addresses are made from that name, once it is complete. */
  public Optional<LiveSso> find(String spName) {
    return rows.named(spName).flatMap(this::live);
  }

  /** Our metadata's subject: also while the identity provider's part is still missing. */
  public Optional<SamlConnection> findOurs(String spName) {
    return rows.named(spName)
        .flatMap(own -> rows.source(own).map(source -> connection(own, source)));
  }

  /** Where the people of that account go after signing out, while they come in this way. */
  public Optional<String> findLogoutUrl(long accountId) {
    return rows.ofAccount(accountId)
        .flatMap(rows::source)
        .filter(configuration -> configuration.options().enabled())
        .flatMap(configuration -> Optional.ofNullable(configuration.idp()))
        .map(IdpValues::logoutUrl);
  }

  @Override
  public Optional<String> findOtherWayIn(long accountId) {
    return rows.ofAccount(accountId).filter(this::enforced).map(this::entityId);
  }

  private boolean enforced(SsoConfiguration own) {
    return rows.source(own)
        .map(SsoConfiguration::options)
        .filter(options -> options.enabled() && options.enforced())
        .isPresent();
  }

  private String entityId(SsoConfiguration own) {
    return addresses.entityId(own.spName());
  }

  private Optional<LiveSso> live(SsoConfiguration own) {
    return rows.source(own).filter(source -> source.idp() != null).map(source -> live(own, source));
  }

  /** The account's own names and addresses, with the agreement that counts there. */
  private LiveSso live(SsoConfiguration own, SsoConfiguration source) {
    AccountDetails account = accounts.get(own.accountId());
    SsoOptions options = source.options();
    return new LiveSso(
        account.asCallersAccount(),
        connection(own, source),
        own.acsToken(),
        options.enabled() && account.status() == AccountStatus.ACTIVE,
        options.autoCreateUsers(),
        new GroupRules(options.autoCreateGroups(), options.absentMeansNone()));
  }

  /**
   * The version of both in one: each change of either makes it larger, and so does another
   * agreement.
   */
  private static long version(SsoConfiguration own, SsoConfiguration source) {
    long high = own.version() << Integer.SIZE;
    return own == source ? high : high + 1 + source.version();
  }

  private SamlConnection connection(SsoConfiguration own, SsoConfiguration source) {
    var idp = Optional.ofNullable(source.idp());
    return new SamlConnection(
        own.accountId(),
        version(own, source),
        idp.map(IdpValues::entityId).orElse("urn:missing"),
        idp.map(IdpValues::x509).orElse(List.of()),
        idp.map(IdpValues::ssoUrl).orElse("https://missing.invalid/"),
        entityId(own),
        addresses.acsUrl(own),
        keys.open(own.key()),
        source.options().rules());
  }
}

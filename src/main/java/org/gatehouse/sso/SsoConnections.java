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
    return rows.named(spName).filter(found -> found.idp() != null).map(this::live);
  }

  /** Our metadata's subject: also while the identity provider's part is still missing. */
  public Optional<SamlConnection> findOurs(String spName) {
    return rows.named(spName).map(this::connection);
  }

  /** Where the people of that account go after signing out, while they come in this way. */
  public Optional<String> findLogoutUrl(long accountId) {
    return rows.ofAccount(accountId)
        .filter(configuration -> configuration.options().enabled())
        .flatMap(configuration -> Optional.ofNullable(configuration.idp()))
        .map(IdpValues::logoutUrl);
  }

  @Override
  public Optional<String> findOtherWayIn(long accountId) {
    return rows.ofAccount(accountId)
        .filter(configuration -> configuration.options().enabled())
        .filter(configuration -> configuration.options().enforced())
        .map(configuration -> addresses.entityId(configuration.spName()));
  }

  private LiveSso live(SsoConfiguration configuration) {
    AccountDetails account = accounts.get(configuration.accountId());
    return new LiveSso(
        account.asCallersAccount(),
        connection(configuration),
        configuration.acsToken(),
        configuration.options().enabled() && account.status() == AccountStatus.ACTIVE,
        configuration.options().autoCreateUsers());
  }

  private SamlConnection connection(SsoConfiguration configuration) {
    var idp = Optional.ofNullable(configuration.idp());
    return new SamlConnection(
        configuration.accountId(),
        configuration.version(),
        idp.map(IdpValues::entityId).orElse("urn:missing"),
        idp.map(IdpValues::x509).orElse(List.of()),
        idp.map(IdpValues::ssoUrl).orElse("https://missing.invalid/"),
        addresses.entityId(configuration.spName()),
        addresses.acsUrl(configuration),
        keys.open(configuration.key()),
        configuration.options().rules());
  }
}

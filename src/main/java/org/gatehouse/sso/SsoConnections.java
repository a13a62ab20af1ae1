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
import org.gatehouse.sso.drafts.DraftRows;
import org.gatehouse.sso.drafts.SavedDraft;

/** Configurations as sign-ins and sign-outs need them; the caller is not known yet. */
@Stateless
@LocalBean
@Local(SignInRoutes.class)
public class SsoConnections implements SignInRoutes {

  @Inject SsoRows rows;
  @Inject SsoKeys keys;
  @Inject SsoAddresses addresses;
  @Inject DraftRows drafts;
  @Inject Accounts accounts;

  /** The configuration whose addresses are made from that name, once it is complete. */
  public Optional<LiveSso> find(String spName) {
    return rows.named(spName).filter(found -> found.idp() != null).map(this::live);
  }

  /** The draft beside that configuration, for test sign-ins of those who prepare it. */
  public Optional<DraftSso> findDraft(String spName) {
    return rows.named(spName)
        .flatMap(live -> drafts.find(live.accountId()).map(draft -> draft(live, draft)));
  }

  /** Our metadata's subject: also while the identity provider's part is still missing. */
  public Optional<SamlConnection> findOurs(String spName) {
    return rows.named(spName).map(found -> connection(found, found.version()));
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
    SsoOptions options = configuration.options();
    return live(
        configuration,
        connection(configuration, configuration.version()),
        options.enabled(),
        options.autoCreateUsers());
  }

  /** Whether single sign-on is on makes no difference to a test. */
  private DraftSso draft(SsoConfiguration live, SavedDraft draft) {
    CheckedSso values = SsoTerms.read(draft.terms(), live.options());
    SamlConnection connection =
        connection(live, Optional.of(values.idp()), values.options(), -draft.version() - 1);
    return new DraftSso(
        live(live, connection, true, values.options().autoCreateUsers()),
        SsoTerms.fingerprint(live, draft.terms()));
  }

  private LiveSso live(
      SsoConfiguration configuration, SamlConnection connection, boolean on, boolean createsUsers) {
    AccountDetails account = accounts.get(configuration.accountId());
    return new LiveSso(
        account.asCallersAccount(),
        connection,
        configuration.acsToken(),
        on && account.status() == AccountStatus.ACTIVE,
        createsUsers,
        configuration.changedAt());
  }

  private SamlConnection connection(SsoConfiguration configuration, long version) {
    return connection(
        configuration, Optional.ofNullable(configuration.idp()), configuration.options(), version);
  }

  private SamlConnection connection(
      SsoConfiguration configuration, Optional<IdpValues> idp, SsoOptions options, long version) {
    return new SamlConnection(
        configuration.accountId(),
        version,
        idp.map(IdpValues::entityId).orElse("urn:missing"),
        idp.map(IdpValues::x509).orElse(List.of()),
        idp.map(IdpValues::ssoUrl).orElse("https://missing.invalid/"),
        addresses.entityId(configuration.spName()),
        addresses.acsUrl(configuration),
        keys.open(configuration.key()),
        options.rules());
  }
}

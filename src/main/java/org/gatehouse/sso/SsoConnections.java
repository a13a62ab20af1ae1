package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.accounts.Agreements;
import org.gatehouse.accounts.SignInRoutes;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.drafts.DraftRows;
import org.gatehouse.sso.drafts.SavedDraft;
import org.gatehouse.sso.groups.GroupRules;
import org.gatehouse.sso.keys.SpareKey;
import org.gatehouse.sso.keys.SpareKeys;

/** Configurations as sign-ins and sign-outs need them; the caller is not known yet. */
@Stateless
@LocalBean
@Local(SignInRoutes.class)
public class SsoConnections implements SignInRoutes {

  /** Where the versions say the account's agreement. */
  private static final int AGREEMENT = 3;

  @EJB SsoRows rows;
  @Inject SsoKeys keys;
  @Inject SsoAddresses addresses;
  @EJB DraftRows drafts;
  @EJB SpareKeys spares;
  @Inject BuiltConnections built;
  @Inject LiveConnections kept;
  @EJB Accounts accounts;
  @EJB Agreements agreements;

  /**
   * The configuration whose addresses are made from that name, once it is complete. It is read
   * apart from the caller's transaction, which may have read some of it before it changed.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<LiveSso> find(String spName) {
    return rows.versions(spName)
        .map(
            versions ->
                kept.get(
                    spName,
                    versions,
                    () -> read(spName, ((Number) versions.get(AGREEMENT)).longValue())))
        .orElseGet(
            () ->
                rows.named(spName)
                    .map(own -> agreements.of(own.accountId()))
                    .flatMap(agreement -> read(spName, agreement)));
  }

  /**
   * What counts by now.
   *
   * @param agreement as it was before: where that is not the one of what is read, nobody comes in,
   *     while a newer one would let in whom the former provider has sent
   */
  private Optional<LiveSso> read(String spName, long agreement) {
    return rows.named(spName).flatMap(own -> live(own, agreement));
  }

  /** The draft beside that configuration, for test sign-ins of those who prepare it. */
  public Optional<DraftSso> findDraft(String spName) {
    return rows.named(spName)
        .filter(live -> live.sharedFrom() == null)
        .flatMap(live -> drafts.find(live.accountId()).map(draft -> draft(live, draft)));
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
    return rows.ofAccount(accountId)
        .filter(this::enforced)
        .map(own -> addresses.entityId(own.spName()));
  }

  @Override
  public Optional<String> findPathBeside(long accountId) {
    return rows.ofAccount(accountId)
        .filter(
            own ->
                rows.source(own)
                    .filter(source -> source.idp() != null && source.options().enabled())
                    .isPresent())
        .map(own -> "/login/saml/" + own.spName() + "/");
  }

  @Override
  public boolean leadsSomewhere(String name) {
    return rows.named(name).isPresent();
  }

  private boolean enforced(SsoConfiguration own) {
    return rows.source(own)
        .map(SsoConfiguration::options)
        .filter(options -> options.enabled() && options.enforced())
        .isPresent();
  }

  /** The account's own names and keys, with the agreement that counts there. */
  private Optional<LiveSso> live(SsoConfiguration own, long agreement) {
    return rows.source(own)
        .filter(source -> source.idp() != null)
        .map(
            source ->
                live(
                    own,
                    source,
                    connection(own, source),
                    source.options().enabled(),
                    source.options(),
                    agreement));
  }

  /** Whether single sign-on is on makes no difference to a test. */
  private DraftSso draft(SsoConfiguration live, SavedDraft draft) {
    CheckedSso values = SsoTerms.read(draft.terms(), live.options());
    SamlConnection connection =
        connection(live, Optional.of(values.idp()), values.options(), -draft.version() - 1);
    return new DraftSso(
        live(live, live, connection, true, values.options(), agreements.of(live.accountId())),
        SsoTerms.fingerprint(live, draft.terms()));
  }

  private LiveSso live(
      SsoConfiguration own,
      SsoConfiguration source,
      SamlConnection connection,
      boolean on,
      SsoOptions options,
      long agreement) {
    AccountDetails account = accounts.get(own.accountId());
    return new LiveSso(
        account.asCallersAccount(),
        connection,
        own.acsToken(),
        on && account.status() == AccountStatus.ACTIVE,
        options.autoCreateUsers(),
        new GroupRules(options.autoCreateGroups(), options.absentMeansNone()),
        source.accountId(),
        source.changedAt(),
        agreement);
  }

  /** Opening keys and reading certificates takes long, so what they make is kept. */
  private SamlConnection connection(SsoConfiguration own, SsoConfiguration source) {
    long version = version(own, source);
    return built.get(
        new BuiltConnections.Key(own.accountId(), version),
        () -> connection(own, Optional.ofNullable(source.idp()), source.options(), version));
  }

  /**
   * The versions of both in one: each change of either makes it larger, and so does another
   * agreement.
   */
  private static long version(SsoConfiguration own, SsoConfiguration source) {
    long high = own.version() << Integer.SIZE;
    return own == source ? high : high + 1 + source.version();
  }

  private SamlConnection connection(
      SsoConfiguration configuration, Optional<IdpValues> idp, SsoOptions options, long version) {
    var spare = spares.of(configuration.accountId());
    return new SamlConnection(
        configuration.accountId(),
        version,
        idp.map(IdpValues::entityId).orElse("urn:missing"),
        idp.map(IdpValues::x509).orElse(List.of()),
        idp.map(IdpValues::ssoUrl).orElse("https://missing.invalid/"),
        addresses.entityId(configuration.spName()),
        addresses.acsUrl(configuration),
        keys.open(configuration.key()),
        options.rules(),
        spare.stream().map(key -> keys.open(key.key())).toList(),
        spare.stream()
            .filter(key -> key.state() == SpareKey.State.NEXT)
            .map(key -> keys.open(key.key()))
            .findFirst());
  }
}

package org.gatehouse.sso.metadata;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.roles.Managers;
import org.gatehouse.sso.connection.IdpCertificate;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/** Tells an account's managers what their identity provider says of itself by now. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class MetadataMails {

  private static final int SHORT = "A1:B2:C3:D4".length();

  @EJB Managers managers;
  @EJB SignInUsers users;
  @EJB Accounts accounts;
  @EJB Outbox outbox;
  @Inject Settings settings;

  /** That other certificates count from now on. */
  public void exchanged(
      long accountId, AgreedProvider.Agreed before, ProviderMetadata now, String url) {
    send(
        accountId,
        "sso.metadata.mail.exchanged",
        List.of(short4(before.certificates()), short4(now.certificates()), url));
  }

  /** That it says something else, which nobody has taken over. */
  public void differs(long accountId, SourceDetails before, ProviderMetadata now) {
    send(
        accountId,
        "sso.metadata.mail.differs",
        List.of(
            before.entityId(),
            now.entityId(),
            before.ssoUrl(),
            now.ssoUrl(),
            short4(before.certificates()),
            short4(now.certificates()),
            before.url()));
  }

  /** That the address is another provider's than the live one. */
  public void astray(long accountId, AgreedProvider.Agreed live, SourceDetails source) {
    send(
        accountId,
        "sso.metadata.mail.astray",
        List.of(live.entityId(), source.entityId(), source.url()));
  }

  private void send(long accountId, String key, List<String> values) {
    AccountDetails account = accounts.get(accountId);
    for (long id : managers.of(accountId)) {
      SignInUser manager = users.get(id);
      var args = new java.util.ArrayList<>(List.of(manager.displayName(), account.name()));
      args.addAll(values);
      args.add(settings.link("/sso"));
      outbox.enqueue(
          new Message(
              accountId,
              manager.email(),
              Languages.of(manager.language(), account.language()),
              key,
              args,
              Optional.empty()));
    }
  }

  private static String short4(List<IdpCertificate> certificates) {
    return certificates.stream()
        .map(certificate -> certificate.fingerprint().substring(0, SHORT))
        .collect(Collectors.joining(", "));
  }
}

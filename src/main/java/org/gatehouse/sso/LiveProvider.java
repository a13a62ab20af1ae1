package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.sso.connection.IdpCertificate;
import org.gatehouse.sso.drafts.Proof;
import org.gatehouse.sso.metadata.AgreedProvider;

/** The live identity provider for what follows its metadata. */
@Stateless
@LocalBean
@Local(AgreedProvider.class)
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class LiveProvider implements AgreedProvider {

  @EJB SsoRows rows;
  @EJB SsoPromotions promotions;
  @Inject Clock clock;

  @Override
  public Optional<Agreed> find(long accountId) {
    return rows.ofAccount(accountId)
        .flatMap(
            configuration ->
                rows.source(configuration)
                    .map(SsoConfiguration::idp)
                    .map(
                        idp ->
                            new Agreed(
                                idp.entityId(), idp.parsed(), configuration.sharedFrom() == null)));
  }

  @Override
  public void exchange(long accountId, List<IdpCertificate> certificates) {
    SsoConfiguration live = rows.ofAccount(accountId).orElseThrow(BusinessException::notFound);
    IdpValues idp = Optional.ofNullable(live.idp()).orElseThrow(BusinessException::notFound);
    var before = promotions.before(live);
    var exchanged =
        new IdpValues(idp.entityId(), IdpValues.pem(certificates), idp.ssoUrl(), idp.logoutUrl());
    live.apply(new CheckedSso(exchanged, live.options()), clock.instant());
    promotions.store(live, before, Proof.DIRECT);
  }
}

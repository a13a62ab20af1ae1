package org.gatehouse.demo;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Locale;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.Texts;

/**
 * Gives an empty database its first people, before anybody can ask for a page.
 *
 * <p>Of two nodes that start at once, one waits for the other and then finds the work done.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstStart {

  private static final System.Logger LOG = System.getLogger(FirstStart.class.getName());
  private static final int ATTEMPTS = 10;

  @Inject CurrentCaller caller;
  @EJB Beginnings beginnings;

  @PostConstruct
  void begin() {
    caller.actAs(Caller.SYSTEM);
    for (int attempt = 1; !done(attempt); attempt++) {
      LOG.log(System.Logger.Level.INFO, "Another node fills the empty database; waiting for it.");
    }
  }

  private boolean done(int attempt) {
    try {
      beginnings.begin();
      return true;
    } catch (BusinessException refusal) {
      throw new IllegalStateException(
          "GATEHOUSE_BOOTSTRAP_USER and GATEHOUSE_BOOTSTRAP_PASSWORD make no operator. "
              + Texts.in(Locale.ENGLISH).of(refusal.key(), refusal.args()),
          refusal);
    } catch (EJBException lockedByAnother) {
      if (attempt == ATTEMPTS) {
        throw lockedByAnother;
      }
      return false;
    }
  }
}

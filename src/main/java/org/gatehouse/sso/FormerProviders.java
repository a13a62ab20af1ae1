package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.gatehouse.access.Sessions;
import org.gatehouse.access.SignIn;
import org.gatehouse.accounts.Agreements;
import org.gatehouse.login.steps.PendingSignIns;
import org.gatehouse.sso.tickets.Tickets;

/** Puts those out whom a provider has let in that an account has no more. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class FormerProviders {

  @EJB Agreements agreements;
  @EJB Tickets tickets;
  @EJB PendingSignIns pending;
  @EJB Sessions sessions;

  /** On all nodes, wherever they are on their way. */
  public void end(long accountId) {
    agreements.replace(accountId);
    // Whoever is at a step holds what it begins with until he has come to the next one.
    tickets.endStamped(accountId);
    pending.endAllOf(accountId, SignIn.Way.SSO);
    sessions.endAllOf(accountId, SignIn.Way.SSO);
  }
}

package org.gatehouse.login.steps;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.gatehouse.factors.FactorBound;
import org.gatehouse.users.AddressBound;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;
import org.gatehouse.users.MobileBound;
import org.gatehouse.users.PasswordBound;

/**
 * A half-finished sign-in lives no longer than its user, his password, his address, his number and
 * his second factors.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PendingEnds
    implements PasswordBound, AddressBound, MobileBound, FactorBound, Belongings {

  @EJB PendingSignIns pending;

  @Override
  public void passwordChanged(long userId) {
    pending.endAll(userId);
  }

  @Override
  public void addressChanged(long userId) {
    pending.endAll(userId);
  }

  @Override
  public void mobileChanged(long userId) {
    pending.endAll(userId);
  }

  @Override
  public void factorsChanged(long userId) {
    pending.endAll(userId);
  }

  @Override
  public void forget(Leaver leaver) {
    pending.endAll(leaver.userId());
  }
}

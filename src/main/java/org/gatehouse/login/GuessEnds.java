package org.gatehouse.login;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;
import org.gatehouse.users.LockBound;
import org.gatehouse.users.PasswordBound;

/** Counted guesses live no longer than the user, his password and his lock. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class GuessEnds implements PasswordBound, LockBound, Belongings {

  @EJB Guesses guesses;

  @Override
  public void passwordChanged(long userId) {
    guesses.forget(userId);
  }

  @Override
  public void unlocked(long userId) {
    guesses.forget(userId);
  }

  @Override
  public void forget(Leaver leaver) {
    guesses.forget(leaver.userId());
  }
}

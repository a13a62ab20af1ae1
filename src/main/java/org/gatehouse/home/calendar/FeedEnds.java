package org.gatehouse.home.calendar;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.gatehouse.access.SessionsBound;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;
import org.gatehouse.users.PasswordBound;

/**
 * A feed lives no longer than its owner, his password and his sessions: whoever had stolen one of
 * these may have made it, and who was disabled or locked has no use of it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class FeedEnds implements PasswordBound, SessionsBound, Belongings {

  @EJB CalendarFeeds feeds;

  @Override
  public void passwordChanged(long userId) {
    feeds.end(userId);
  }

  @Override
  public void signedOutEverywhere(long userId) {
    feeds.end(userId);
  }

  @Override
  public void allSignedOut(long accountId) {
    feeds.endAllOf(accountId);
  }

  @Override
  public void forget(Leaver leaver) {
    feeds.end(leaver.userId());
  }
}

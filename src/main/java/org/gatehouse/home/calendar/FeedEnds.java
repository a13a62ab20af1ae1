package org.gatehouse.home.calendar;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;
import org.gatehouse.users.PasswordBound;

/**
 * A feed lives no longer than its owner, and his password: whoever had stolen that may have made
 * it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class FeedEnds implements PasswordBound, Belongings {

  @Inject CalendarFeeds feeds;

  @Override
  public void passwordChanged(long userId) {
    feeds.end(userId);
  }

  @Override
  public void forget(Leaver leaver) {
    feeds.end(leaver.userId());
  }
}

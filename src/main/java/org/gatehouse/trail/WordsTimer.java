package org.gatehouse.trail;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;

/**
 * Sees to it that the log's indexes of words keep up, once an hour on one of the nodes; apart from
 * {@link TrailTimer}, which must not wait for it.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class WordsTimer {

  @EJB Parts parts;

  @Schedule(hour = "*", minute = "*", second = "11/15", persistent = false)
  void index() {
    if (parts.wordsDue()) {
      parts.indexWords();
    }
  }
}

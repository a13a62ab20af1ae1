package org.gatehouse.trail;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/**
 * Sees to it that the log's indexes of words keep up, once an hour on one of the nodes; apart from
 * {@link TrailTimer}, which must not wait for it.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WordsTimer {

  @EJB Parts parts;

  @Schedule(hour = "*", minute = "*", second = "11/15", persistent = false)
  void index() {
    if (parts.wordsDue()) {
      parts.indexWords();
    }
  }
}

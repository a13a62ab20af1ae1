package org.gatehouse.trail;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/**
 * Looks every hour whether a month that is over lacks its index of words; apart from {@link
 * TrailTimer}, which must not wait for it.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WordsTimer {

  @EJB Parts parts;

  @Schedule(hour = "*", minute = "40", persistent = false)
  void index() {
    parts.indexWords();
  }
}

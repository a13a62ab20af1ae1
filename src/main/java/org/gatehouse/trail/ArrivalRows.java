package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** How one database takes many rows at once. */
interface ArrivalRows {

  /** Draws so many values of the events' sequence; each stands for a block of numbers. */
  long[] blocks(int count, Connection connection) throws SQLException;

  /** Keeps the ids that their accounts' logs do not have yet, and gives the numbers of those. */
  Set<Long> claim(List<ArrivedEvent> events, Connection connection) throws SQLException;

  /** Inserts all other rows of the events. */
  void insert(List<ArrivedEvent> events, Connection connection) throws SQLException;
}

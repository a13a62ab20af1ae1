package org.gatehouse.factors;

import java.util.List;
import java.util.Optional;

/**
 * A kind of second factor; each feature that knows one implements it, as a service.
 *
 * <p>The page of the second factor offers all kinds that somebody has, the strongest first, and
 * includes the form of the one that he chose: a facelet whose only input has a name that ends in
 * {@code code} and the value {@code #{codePage.code}}.
 */
public interface SecondFactor {

  /** What an answer shows. */
  enum Judgement {
    PROVED,
    WRONG,
    /** It is his, and has been used elsewhere meanwhile: there is a copy of it. */
    COPIED
  }

  /** Its word: in addresses, in REST, and behind {@code factors.kind.} in the bundle. */
  String kind();

  /** Its place among the others: the lowest is offered first. */
  int order();

  /** Whether what is typed could be guessed; then each wrong one counts, and ten end it. */
  boolean guessable();

  /** The facelet that asks for it. */
  String form();

  /** Whether the user could prove himself by it now. */
  boolean ready(long userId);

  /**
   * What that answer shows; what works once is used up by it. The caller holds the user's turn, in
   * a transaction that is kept when it proves nothing.
   */
  Judgement judge(Question question, String answer);

  /** What the user has of it, the oldest first; empty for none. */
  List<FactorDetails> list(long userId);

  /** Where its owner sets one up; empty where he can not, or has it already. */
  default Optional<String> setUp(long userId) {
    return Optional.empty();
  }

  /** The condition, in JPQL, that the user {@code u} has it; empty where no list asks for it. */
  default String held() {
    return "";
  }

  /** The users among these who have it. */
  List<Long> owners(List<Long> userIds);

  /** Takes one of the user's away; tells whether there was such a one. */
  boolean remove(long userId, String id);

  /** Takes all of the user's away; tells how many there were. */
  int removeAll(long userId);
}

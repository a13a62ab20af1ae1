package org.gatehouse.teams;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a user belongs to a team. */
@Entity
@Table(name = "team_member")
@NamedQuery(
    name = "TeamMember.page",
    query =
        "select new org.gatehouse.teams.MemberRow(u.id, u.publicId, u.username, u.usernameKey,"
            + " u.email, u.firstName, u.lastName, m.groupName, m.addedAt)"
            + " from TeamMember m, User u where u.id = m.userId and m.teamId = :team"
            + " and u.usernameKey > :after"
            + " and (u.usernameKey like :part escape '!' or u.emailKey like :part escape '!')"
            + " order by u.usernameKey")
@NamedQuery(
    name = "TeamMember.names",
    query =
        "select m.teamId, u.username, m.groupName, m.addedAt from TeamMember m, User u"
            + " where u.id = m.userId and m.teamId in :teams order by u.usernameKey")
@NamedQuery(
    name = "TeamMember.ids",
    query = "select m.userId from TeamMember m where m.teamId = :team")
@NamedQuery(
    name = "TeamMember.joined",
    query =
        "select u.username from TeamMember m, User u"
            + " where u.id = m.userId and m.teamId = :team and m.addedAt = :at")
@NamedQuery(
    name = "TeamMember.counts",
    query =
        "select m.teamId, count(m) from TeamMember m where m.teamId in :teams group by m.teamId")
@NamedQuery(
    name = "TeamMember.ofUsers",
    query =
        "select m.userId, t.name, t.origin, m.groupName, m.addedAt from TeamMember m, Team t"
            + " where t.id = m.teamId and t.accountId = :account and m.userId in :users"
            + " order by t.nameKey")
@NamedQuery(
    name = "TeamMember.remove",
    query = "delete from TeamMember m where m.teamId = :team and m.userId in :users")
public class TeamMember {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "team_member_seq")
  @SequenceGenerator(
      name = "team_member_seq",
      sequenceName = "team_member_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "team_id")
  private long teamId;

  @Column(name = "user_id")
  private long userId;

  /** The group of the identity provider that brought it; null for one made by hand. */
  @Column(name = "group_name")
  private @Nullable String groupName;

  /** When somebody or a sign-in made it; null for an old one. */
  @Column(name = "added_at")
  private @Nullable Instant addedAt;

  /** When it was last kept because nobody else looks after the account. */
  @Column(name = "held_at")
  private @Nullable Instant heldAt;

  /** For JPA. */
  protected TeamMember() {}

  TeamMember(Team team, long userId, Instant now) {
    this.accountId = team.accountId();
    this.teamId = team.id();
    this.userId = userId;
    this.addedAt = now;
  }

  /** A membership that a sign-in brought. */
  static TeamMember byGroup(
      long account, long team, long user, @Nullable String group, @Nullable Instant addedAt) {
    TeamMember member = new TeamMember();
    member.accountId = account;
    member.teamId = team;
    member.userId = user;
    member.groupName = group;
    member.addedAt = addedAt;
    return member;
  }

  /** Notes that he stays although the identity provider left him out. */
  void held(@Nullable Instant now) {
    heldAt = now;
  }
}

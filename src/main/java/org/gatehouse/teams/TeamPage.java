package org.gatehouse.teams;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gatehouse.access.undo.Undos;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.web.ShownField;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.roles.RoleDetails;
import org.gatehouse.roles.Roles;
import org.jspecify.annotations.Nullable;

/** One team: its members, what they may do through it, its name, and its end. */
@Named
@RequestScoped
public class TeamPage {

  private static final int ROWS = 50;
  private static final int FOUND = 20;

  @EJB Teams teams;
  @EJB TeamConversions conversions;
  @EJB Roles roles;
  @Inject HttpServletRequest request;
  @Inject Notices notices;
  @Inject Undos undos;
  @Inject ShownField field;

  private String team = "";
  private String query = "";
  private String after = "";
  private String find = "";
  private @Nullable String name;
  private @Nullable String confirm;
  private @Nullable String follow;
  private @Nullable Conversion conversion;
  private @Nullable TeamDetails shown;
  private @Nullable Slice<MemberRow> members;
  private @Nullable List<MemberRow> found;

  /** A role to choose. */
  public record Choice(String id, String name, boolean chosen) {}

  @PostConstruct
  void read() {
    team = Objects.toString(request.getParameter("team"), "");
    query = Objects.toString(request.getParameter("q"), "");
    after = Objects.toString(request.getParameter("after"), "");
    find = Objects.toString(request.getParameter("find"), "");
    shown = teams.get(team);
    name = shown.name();
  }

  /** Looks everything up before anything is shown. */
  public void open() {
    members();
  }

  public void rename() {
    String before = Objects.requireNonNull(shown).name();
    String now = teams.update(team, new TeamForm(name, null, null)).name();
    String offer = undo(TeamUndo.arguments(TeamUndo.RENAME, team, List.of(before, now)));
    notices.undoable(offer, "teams.renamed", now);
    back();
  }

  public void saveRoles() {
    teams.update(team, new TeamForm(null, sent("role"), null), field.sent());
    notices.good("teams.roles.saved");
    back();
  }

  /** Takes in those who are ticked among the found. */
  public void add() {
    List<String> ticked = sent("person");
    if (ticked.isEmpty()) {
      throw BusinessException.invalid("people", "teams.add.choose");
    }
    told(TeamUndo.ADD, teams.add(team, ticked), "teams.members.added");
    back();
  }

  /** Takes out those who are ticked. */
  public void remove() {
    List<String> ticked = sent("member");
    if (ticked.isEmpty()) {
      throw BusinessException.invalid("members", "teams.members.choose");
    }
    told(TeamUndo.REMOVE, teams.remove(team, ticked), "teams.members.removed");
    back();
  }

  /** Lets it follow the group of its name, if that was typed. */
  public void convert() {
    TeamDetails before = Objects.requireNonNull(shown);
    if (follow == null || !follow.strip().equals(before.name())) {
      throw BusinessException.invalid("follow", "teams.confirm.differs", before.name());
    }
    conversions.convert(before.id());
    notices.good("teams.convert.done", before.name());
    back();
  }

  /** Deletes it, if its name was typed. */
  public void delete() {
    TeamDetails doomed = Objects.requireNonNull(shown);
    if (confirm == null || !confirm.strip().equals(doomed.name())) {
      throw BusinessException.invalid("confirm", "teams.confirm.differs", doomed.name());
    }
    teams.delete(doomed.id());
    notices.good("teams.deleted", doomed.name());
    Redirect.to("/teams");
  }

  public List<MemberRow> getMembers() {
    return members().items();
  }

  public List<Choice> getChoices() {
    List<String> carried = Objects.requireNonNull(shown).roleIds();
    return roles.assignableRoles().stream().map(role -> choice(role, carried)).toList();
  }

  /** The address of the next page; empty for none. */
  public String getOlder() {
    return members().next().map(cursor -> address() + "&after=" + encoded(cursor)).orElse("");
  }

  /** The address of the first page; empty while it is this one. */
  public String getNewer() {
    return after.isEmpty() ? "" : address();
  }

  public @Nullable TeamDetails getShown() {
    return shown;
  }

  public String getTeam() {
    return team;
  }

  public String getQuery() {
    return query;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  /** What is looked for among those who are not in the team. */
  public String getFind() {
    return find;
  }

  /** Those who fit it, the first of very many. */
  public List<MemberRow> getFound() {
    if (found == null) {
      found = find.isBlank() ? List.of() : teams.others(team, find, FOUND);
    }
    return found;
  }

  public @Nullable String getConfirm() {
    return confirm;
  }

  public void setConfirm(@Nullable String confirm) {
    this.confirm = confirm;
  }

  public @Nullable String getFollow() {
    return follow;
  }

  public void setFollow(@Nullable String follow) {
    this.follow = follow;
  }

  /** What becomes of it when it follows the group of its name. */
  public Conversion getConversion() {
    if (conversion == null) {
      conversion = conversions.look(team);
    }
    return conversion;
  }

  private static Choice choice(RoleDetails role, List<String> carried) {
    return new Choice(role.id(), role.name(), carried.contains(role.id()));
  }

  private List<String> sent(String parameter) {
    String[] values = request.getParameterValues(parameter);
    return values == null ? List.of() : Arrays.asList(values);
  }

  /** What others did at the same time is not offered to be taken back. */
  private void told(String deed, Moved moved, String key) {
    int people = moved.people().size();
    String offer = people == 0 ? "" : undo(TeamUndo.arguments(deed, team, moved));
    notices.undoable(offer, key, people);
  }

  private String undo(List<String> arguments) {
    return undos.offer(TeamUndo.KIND, path(), arguments);
  }

  private void back() {
    Redirect.to(path());
  }

  private String path() {
    return "/teams/team?team=" + encoded(team);
  }

  private String address() {
    return "?team=" + team + "&q=" + encoded(query);
  }

  private Slice<MemberRow> members() {
    if (members == null) {
      members = teams.members(team, query, after, ROWS);
    }
    return members;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

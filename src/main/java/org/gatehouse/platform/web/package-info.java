/**
 * What every page shares: words, times, assets, security headers and error pages; {@code faces}
 * holds what makes Faces and PrimeFaces fit.
 *
 * <h2>How to make a page</h2>
 *
 * <p>A page's path stands in {@code access.Routes} and leads to its view, {@code
 * WEB-INF/pages/audit/index.xhtml} for {@code /audit}. Views have no address of their own, and
 * links are plain paths: {@code <a href="#{request.contextPath}/users">}. (A folder beside {@code
 * WEB-INF} would make the server redirect {@code /audit} to {@code /audit/} before any filter is
 * asked.)
 *
 * <pre>{@code
 * <ui:composition template="/WEB-INF/templates/app.xhtml" xmlns="http://www.w3.org/1999/xhtml"
 *     xmlns:ui="jakarta.faces.facelets" xmlns:f="jakarta.faces.core" xmlns:h="jakarta.faces.html" xmlns:g="gatehouse">
 *   <ui:param name="page" value="teams"/>          the feature's word: title teams.title, current link
 *   <ui:param name="times" value="true"/>          shows times: names the zone once
 *   <ui:define name="metadata"><f:metadata><f:viewParam name="after" value="#{teamsPage.after}"/></f:metadata></ui:define>
 *   <ui:define name="lede">#{t.of('teams.lede')}</ui:define>
 *   <ui:define name="actions"><g:actions>…</g:actions></ui:define>
 *   <ui:define name="content">
 *     <g:form id="new-team">
 *       <g:field prefix="teams" name="name" value="#{teamsPage.name}" required="true"/>
 *       <g:actions><h:commandButton id="create" value="#{t.of('teams.create')}" action="#{teamsPage.create}"
 *           styleClass="button main-action"/></g:actions>
 *     </g:form>
 *   </ui:define>
 * </ui:composition>
 * }</pre>
 *
 * <p>Further parameters of {@code app.xhtml}: {@code title} instead of the word's title, {@code
 * width} ({@code full}, {@code form}); further parts: {@code crumbs} ({@code <li>}s before the
 * current one) and {@code heading} (a title with a badge). Pages before sign-in use {@code
 * gate.xhtml} with {@code title}, {@code path} and the parts {@code lede}, {@code content} and
 * {@code links}, and no component of PrimeFaces.
 *
 * <h2>Tags</h2>
 *
 * <ul>
 *   <li>{@code g:form}: always instead of {@code h:form}. Ids inside are what you wrote, without
 *       prefix: they are the API of the browser tests, so name them by meaning and once a page.
 *   <li>{@code g:field prefix name value [type required optional readonly code maxlength …]}: label
 *       {@code prefix.name}, help {@code prefix.name.help} where the bundle has it, the reason why
 *       a value was not taken, and their links for screen readers. {@code type}: text, email,
 *       number, url, password, textarea, select. The body goes into the input: converters,
 *       validators, {@code f:selectItems}; {@code <ui:define name="beside">} stands at the end of
 *       the label's line, {@code name="after"} below.
 *   <li>{@code g:switch prefix name value}: a checkbox; {@code g:copy prefix name value}: a value
 *       with a copy button; {@code g:time value}: an {@code Instant}; {@code g:icon name [large
 *       turns]}: beside a word. A new icon is added to {@code WEB-INF/assets/icons.svg} from
 *       Lucide.
 *   <li>{@code g:notice [kind title text]}, {@code g:empty icon title text} with {@code g:actions}
 *       in it, {@code g:pages newer older text}: addresses of the neighbours of a keyset list.
 * </ul>
 *
 * <p>Tables are plain markup, {@code <div class="table-box" tabindex="0" role="region"
 * aria-labelledby="…"><table class="table folds" role="table">}, with rows by {@code ui:repeat} and
 * every cell's role written out, because folding to a phone's list would lose them; on a phone a
 * cell shows {@code data-label}s joined by dots, {@code title} takes the whole line, {@code corner}
 * the corner.
 *
 * <h2>Beans and messages</h2>
 *
 * <p>A {@code *Page} is thin: fields in, records out ({@code #{row.email}} reads a record's
 * component), actions that call a service. It catches nothing: a {@link
 * org.gatehouse.platform.error.BusinessException} becomes a message at the field with that id, else
 * a notice, and the page of its status while a page is being opened. After a write it tells so with
 * {@code Notices} and redirects: {@code notices.good("teams.created", name);
 * Redirect.to("/teams");}. What the address names and a post needs too, such as which user is
 * shown, is read from the request in {@code @PostConstruct} and carried along by hidden inputs,
 * because an {@code f:viewParam} is known only after a post is decoded. A Bean Validation message
 * may be a key of the bundle.
 *
 * <p>{@code #{t.of('teams.count', teamsPage.count)}} is a text, {@code #{viewer.…}} language, zone
 * and times, {@code #{caller.may('users:manage')}} what the caller may do, {@code
 * #{assets.url('…')}} an address of a file.
 *
 * <h2>Never</h2>
 *
 * <p>{@code style}, {@code on…} attributes or inline scripts: the policy blocks them. {@code
 * f:ajax} and {@code h:commandLink} without {@code p:ajax}: their script needs {@code eval}; {@code
 * p:ajax} in an {@code h:commandButton} is fine. A component of PrimeFaces that {@code
 * primefaces.css} does not know yet.
 */
@NullMarked
package org.gatehouse.platform.web;

import org.jspecify.annotations.NullMarked;

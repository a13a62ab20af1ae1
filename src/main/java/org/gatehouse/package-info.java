/**
 * Gatehouse: account settings and access of a business platform, as one WAR.
 *
 * <p>Each package is a feature; its word is also its page folder and URL, its message prefix, its
 * migration and its test folder. Arrows point at what is used; the graph is acyclic and enforced by
 * {@code ArchitectureTest}:
 *
 * <pre>
 *  9   home   demo ────► everything below
 *  8   passkeys ─► login, factors, devices, users, messaging
 *      sso ─► login, teams, users, policy, branding, roles, messaging
 *  7   login ─► factors, devices, users, policy, messaging
 *  6   factors ─► devices, users, policy, messaging      audit ─► users, roles, accounts, messaging
 *      rights ─► teams, users, roles
 *  5   teams ─► users, roles, messaging       grants ─► users, roles       apikeys ─► users, roles
 *      devices ─► users, messaging            hosts ─► users, branding, roles, messaging
 *  4   users ─► roles, policy, messaging       branding ─► accounts, messaging
 *  3   roles ─► accounts     policy ─► accounts     messaging ─► accounts
 *  1   accounts
 *  ½   trail ─► access          (everything above uses trail)
 *  0   access ─► platform       (everything may use access and platform)
 * </pre>
 *
 * <p>{@code platform} is the only technical package and knows no feature. Names say roles: a plural
 * noun is a service ({@code Users}), a singular one an entity ({@code User}), {@code *Event} what
 * can happen, {@code *Page} a Faces page, {@code *Resource} REST, {@code *Timer} a schedule, {@code
 * *Filter} and {@code *Servlet} what their names say.
 */
@NullMarked
package org.gatehouse;

import org.jspecify.annotations.NullMarked;

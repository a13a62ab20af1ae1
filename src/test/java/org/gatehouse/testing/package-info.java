/**
 * What every test against a running server shares: the launchers of the servers, of PostgreSQL and
 * of the identity provider, the browser, and a visitor who speaks plain HTTP.
 *
 * <p>Every test runs on Payara Micro with H2 and, unless a tag says something else, on WildFly with
 * PostgreSQL. {@code once} means not again, {@code one-server} on Payara Micro with PostgreSQL
 * instead, and {@code everywhere} on all three.
 *
 * <p>{@code ServerProcess}, {@code Ports}, {@code PayaraMicro}, {@code Keycloak} and the two {@code
 * Run…} classes need nothing but the JDK, because {@code deploy/Run.java} compiles exactly these to
 * start the product for people.
 */
@NullMarked
package org.gatehouse.testing;

import org.jspecify.annotations.NullMarked;

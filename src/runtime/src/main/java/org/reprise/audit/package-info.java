/**
 * The rolling audit: a secondary holds its tables against those of the site that it follows, all the time and slowly, some rows in each
 * step. The first look at rows needs no position: what is equal is equal. What is not may be events in flight, and is a suspicion, looked at
 * again at named positions; only what is the same at each look, and differs at each, is a difference. Plain Java over JDBC.
 */
@NullMarked
package org.reprise.audit;

import org.jspecify.annotations.NullMarked;

/** Entities with generators of all kinds, shared and not, for the tests of generated ids. */
package org.reprise.generator.graph;

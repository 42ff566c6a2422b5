/// For authors of display drivers: a JUnit 5 extension that gives tests an emulated panel on a virtual bus, and
/// assertions
/// on what its glass shows. Needs `junit-jupiter-api` on the test's path; nothing else here does.
package io.github.displayio4j.panels.junit;

#!/bin/sh
# cyclonedx-maven-plugin: an offline build succeeds without making the bill of materials, and an old one stays as it was.
#
# Seen with cyclonedx-maven-plugin 2.9.3. Its goals demand that Maven is online. Where a plugin's goal does, one would expect
# "mvn -o" to fail. It is skipped instead, with one warning that -q hides, also where everything it needs is in the local
# repository. What an earlier build has written stays in target and is packaged: the jar then carries a list of
# the libraries of before. So a release that is built offline needs "clean" and a check that the list names what is
# in the jar.
# Sources: the plugin's page says nothing of it; @Mojo(requiresOnline = true) in its BaseCycloneDxMojo, and Maven's
# MojoExecutor, which skips such a goal if it was bound to a phase and fails only if it was called by name. Found by
# running it.
#
# Seen output:
#   online, slf4j-api 2.0.16: pkg:maven/org.slf4j/slf4j-api@2.0.16
#   offline, slf4j-api 2.0.17: the build succeeds, pkg:maven/org.slf4j/slf4j-api@2.0.16
#   offline, called by name: fails
set -eu

for tool in mvn java; do
    command -v "$tool" >/dev/null || { echo "This script needs $tool." >&2; exit 2; }
done
work=$(mktemp -d /tmp/finding.XXXXXX)
trap 'rm -rf "$work"' EXIT
cd "$work"

# $1: the version of the one library
write_pom() {
    cat >pom.xml <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.example</groupId>
  <artifactId>seen</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-api</artifactId>
      <version>$1</version>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <groupId>org.cyclonedx</groupId>
        <artifactId>cyclonedx-maven-plugin</artifactId>
        <version>2.9.3</version>
        <configuration>
          <outputFormat>json</outputFormat>
        </configuration>
        <executions>
          <execution>
            <phase>package</phase>
            <goals>
              <goal>makeBom</goal>
            </goals>
          </execution>
        </executions>
      </plugin>
    </plugins>
  </build>
</project>
XML
}
listed() {
    grep -o 'pkg:maven/org.slf4j/slf4j-api@[0-9.]*' target/bom.json | sort -u
}

# So that offline nothing is missing.
write_pom 2.0.17
mvn -q -B package >log 2>&1 || { cat log >&2; exit 1; }
rm -rf target
{
    write_pom 2.0.16
    mvn -q -B package >log 2>&1 || { cat log >&2; exit 1; }
    echo "online, slf4j-api 2.0.16: $(listed)"
    write_pom 2.0.17
    if mvn -q -o -B package >log 2>&1; then ended='the build succeeds'; else ended='the build fails'; fi
    echo "offline, slf4j-api 2.0.17: $ended, $(listed)"
    if mvn -q -o -B org.cyclonedx:cyclonedx-maven-plugin:2.9.3:makeBom >log 2>&1; then ended=succeeds; else ended=fails; fi
    echo "offline, called by name: $ended"
} | tee seen
cat >expected <<'SEEN'
online, slf4j-api 2.0.16: pkg:maven/org.slf4j/slf4j-api@2.0.16
offline, slf4j-api 2.0.17: the build succeeds, pkg:maven/org.slf4j/slf4j-api@2.0.16
offline, called by name: fails
SEEN
diff expected seen >&2 || { echo 'It is not so any more.' >&2; exit 1; }

#!/bin/sh
# Maven Wrapper (only-script): without unzip it fetches another archive than the one its checksum is for, and then refuses it.
#
# Seen with maven-wrapper 3.3.4. The type "only-script" demands that distributionUrl ends in -bin.zip, and
# distributionSha256Sum is documented as the checksum of the distribution. On a machine without unzip, as Debian's base
# system and most container images are, the script fetches the .tar.gz beside it and compares that with the checksum of
# the .zip. It then stops and warns that the distribution might be compromised, although nothing is. The same settings
# work on the developer's machine, where unzip is installed. Without the checksum both work, and nothing is verified.
# Sources: the script mvnw itself ("select .zip or .tar.gz"); https://maven.apache.org/tools/wrapper/ names the property
# and says nothing of this. Found by running it.
#
# Seen output:
#   with unzip: Apache Maven 3.9.11
#   without unzip: Error: Failed to validate Maven distribution SHA-256, your Maven distribution might be compromised.
set -eu

for tool in curl jar java unzip sha256sum; do
    command -v "$tool" >/dev/null || { echo "This script needs $tool." >&2; exit 2; }
done
work=$(mktemp -d /tmp/finding.XXXXXX)
trap 'rm -rf "$work"' EXIT
cd "$work"

central=https://repo1.maven.org/maven2/org/apache/maven
maven=$central/apache-maven/3.9.11/apache-maven-3.9.11-bin.zip
curl -fsSL -o wrapper.zip "$central/wrapper/maven-wrapper-distribution/3.3.4/maven-wrapper-distribution-3.3.4-only-script.zip"
jar xf wrapper.zip mvnw
chmod +x mvnw
curl -fsSL -o maven.zip "$maven"
sum=$(sha256sum maven.zip | cut -d ' ' -f 1)
mkdir -p .mvn/wrapper
cat >.mvn/wrapper/maven-wrapper.properties <<END
wrapperVersion=3.3.4
distributionType=only-script
distributionUrl=$maven
distributionSha256Sum=$sum
END

# The same programs, but unzip.
mkdir bin
IFS=:
for directory in $PATH; do
    for program in "$directory"/*; do
        name=${program##*/}
        [ "$name" = unzip ] || [ ! -x "$program" ] || [ -e "bin/$name" ] || ln -s "$program" "bin/$name"
    done
done
unset IFS

with=$(MAVEN_USER_HOME=$work/with ./mvnw --version 2>&1 | grep -o 'Apache Maven [0-9.]*') || with="not Maven"
without=$(MAVEN_USER_HOME=$work/without PATH=$work/bin ./mvnw --version 2>&1 | grep '^Error') || without="no error"
echo "with unzip: $with"
echo "without unzip: $without"

[ "$with" = "Apache Maven 3.9.11" ] || { echo "This has changed: with unzip it does not work." >&2; exit 1; }
case $without in
"Error: Failed to validate Maven distribution SHA-256"*) ;;
*) echo "This has changed: without unzip there is no such error." >&2; exit 1 ;;
esac

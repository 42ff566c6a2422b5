@echo off
rem The displayio4j command for Windows. Needs JAVA_HOME to name a JDK 25 or newer. Builds itself on first use; after a change of the sources delete app\target\dist.
setlocal
set "HERE=%~dp0"
set "DIST=%HERE%app\target\dist"
if not exist "%JAVA_HOME%\bin\java.exe" (
    echo displayio4j: set JAVA_HOME to the folder of a JDK 25 or newer, from https://adoptium.net 1>&2
    exit /b 1
)
if not exist "%DIST%\built" (
    echo displayio4j: building ^(first use^) ... 1>&2
    call "%HERE%mvnw.cmd" -q -f "%HERE%pom.xml" -Pfast -pl app -am package 1>&2 || exit /b 1
    echo built> "%DIST%\built"
)
"%JAVA_HOME%\bin\java.exe" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true ^
    -cp "%DIST%\*" io.github.displayio4j.app.Main %*
exit /b %ERRORLEVEL%

@echo off
rem run lists the lessons, run 353 runs one, run --help says more.
rem What it does is in scratch.example.launch.Run; here stands only what it takes to start that, as in the script "run".
setlocal EnableExtensions DisableDelayedExpansion
cd /d "%~dp0" || exit /b 1

rem The Maven on the path, else the wrapper's.
set "SCRATCH_MAVEN=mvn"
where /q mvn || set "SCRATCH_MAVEN=mvnw.cmd"

rem Maven, which finds the JDK 25, left word of where it is.
set "kit=example-kit\target\classes"
call :java
if not exist "%java%.exe" goto compile
if exist "%kit%\scratch\example\launch\Run.class" goto start

:compile
>&2 echo run: Maven compiles; the first time it downloads libraries, which takes a minute
call "%SCRATCH_MAVEN%" -q -B -Dstyle.color=never -pl example-kit -am compile exec:exec -Dexample=record || exit /b 1
call :java

:start
"%java%" -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -cp "%kit%" scratch.example.launch.Run %*
exit /b %ERRORLEVEL%

:java
set "java="
if exist target\run\java set /p java=<target\run\java
exit /b 0

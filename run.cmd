@echo off
rem run lists the lessons, run 353 runs one, run --help says more.
rem It only finds the lesson's module and types the Maven command for you: the same as the script "run" for other systems.
setlocal EnableExtensions DisableDelayedExpansion
cd /d "%~dp0" || exit /b 1
set "catalogue=example-kit\src\main\resources\scratch\example\catalogue.txt"

set "action="
set "lesson=%~1"
if not defined lesson set "lesson=list"
if /i "%lesson%"=="-h" set "lesson=help"
if /i "%lesson%"=="--help" set "lesson=help"
for %%w in (exercise hint solution readme) do if /i "%lesson%"=="%%w" set "action=%%w"
if not defined action goto find
set "lesson=%~2"
if not defined lesson goto which
shift /1

:find
shift /1
set "module=example-kit"
set "found="
set "wanted=%lesson: =%"
set "wanted=%wanted:-=%"
for /f "usebackq eol=# tokens=1,2,4 delims=|" %%a in ("%catalogue%") do call :match "%%a" "%%b" "%%c"
if defined found set "lesson=%found%"

set "options="
:options
if "%~1"=="" goto start
set "options=%options% %~1"
shift /1
goto options

:start
set "goal=compile"
set "scope=runtime"
set "exercise="
if not defined action goto maven
if "%action%"=="readme" set "lesson=readme %lesson%"
if "%action%"=="readme" goto maven
set "goal=test-compile"
set "scope=test"
if "%action%"=="exercise" set "action=check"
set "exercise=%action% %lesson%"
set "lesson="

:maven
rem The Maven on the path, else the wrapper's.
set "maven=mvn"
where /q mvn || set "maven=mvnw.cmd"
set "SCRATCH_RUN_STATUS=%TEMP%\scratch-run-%RANDOM%-%RANDOM%.txt"
if exist "%SCRATCH_RUN_STATUS%" del "%SCRATCH_RUN_STATUS%"
call "%maven%" -q -Dstyle.color=never -pl %module% -am %goal% exec:exec "-Dexec.classpathScope=%scope%" "-Dexample=%lesson%" "-Dexercise=%exercise%" "-Dexample.args=%options%" -Dexample.tolerated=1 -Dexample.tolerated2=2
set "code=%ERRORLEVEL%"
if not exist "%SCRATCH_RUN_STATUS%" exit /b %code%
if "%code%"=="0" set /p code=<"%SCRATCH_RUN_STATUS%"
del "%SCRATCH_RUN_STATUS%"
exit /b %code%

:which
>&2 echo run %action%: which lesson? For example: run %action% 353
exit /b 2

rem A row of the catalogue: number, name, module. Sets found and module if it is the wanted one.
:match
if defined found exit /b 0
set "number=%~1"
set "name=%~2"
set "home=%~3"
set "number=%number: =%"
set "name=%name: =%"
set "name=%name:-=%"
set "home=%home: =%"
if /i "%wanted%"=="%number%" goto matched
if /i "%wanted%"=="%name%" goto matched
exit /b 0
:matched
set "found=%number%"
set "module=%home%"
exit /b 0

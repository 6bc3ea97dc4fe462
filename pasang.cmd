@echo off
rem Memasang kakdoc dengan klik ganda (Windows), dan menaruh pintasannya di desktop.
rem Yang dipasang ada di %LOCALAPPDATA%\Programs\kakdoc; hapus folder itu dan pintasannya untuk membuangnya.
chcp 65001 >nul
cd /d "%~dp0"
set "TEMPAT=%LOCALAPPDATA%\Programs\kakdoc"
set "PY=python"
where py >nul 2>nul && set "PY=py -3"
%PY% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if errorlevel 1 goto tanpa_python

echo Memasang kakdoc. Ini memerlukan beberapa menit ...
set PIP_DISABLE_PIP_VERSION_CHECK=1
%PY% -m venv "%TEMPAT%"
if errorlevel 1 goto gagal
if exist paket\ goto dari_paket
"%TEMPAT%\Scripts\python.exe" -m pip install --upgrade ".[web]" >"%TEMPAT%\pasang.log" 2>&1
if errorlevel 1 goto gagal
goto pintasan

:dari_paket
"%TEMPAT%\Scripts\python.exe" -m pip install --upgrade --no-index --find-links paket "kakdoc[web]" >"%TEMPAT%\pasang.log" 2>&1
if errorlevel 1 goto gagal

:pintasan
cd /d "%USERPROFILE%"
"%TEMPAT%\Scripts\python.exe" -m kakdoc pintasan
if errorlevel 1 goto tanpa_pintasan
echo.
echo Selesai. Klik ganda kakdoc di desktop untuk memulai.
pause
exit /b 0

:tanpa_python
echo.
echo Python 3.11 atau yang lebih baru belum terpasang. Pasang dahulu dari python.org, lalu klik ganda lagi berkas ini.
pause
exit /b 1

:gagal
echo.
echo kakdoc tidak dapat dipasang. Periksa sambungan internet dan ruang kosong di disk, lalu klik ganda lagi berkas ini.
echo Rinciannya ada di "%TEMPAT%\pasang.log".
pause
exit /b 1

:tanpa_pintasan
echo.
echo kakdoc sudah terpasang, tetapi pintasannya belum ada. Buka dengan: "%TEMPAT%\Scripts\kakdoc-buka.exe"
pause
exit /b 1

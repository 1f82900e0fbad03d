#!/usr/bin/env bash
# Installs the system libraries that surgplan's window needs where apt may be used; else says which line to run.
set -u
packages=()
need() { dpkg -s "$1" >/dev/null 2>&1 || packages+=("$1"); }
if ! command -v dpkg >/dev/null 2>&1; then
    exit 0 # not Debian or Ubuntu: Qt's and VTK's wheels bring what macOS and Windows need
fi
glib=libglib2.0-0
apt-cache show libglib2.0-0t64 >/dev/null 2>&1 && ! dpkg -s libglib2.0-0 >/dev/null 2>&1 && glib=libglib2.0-0t64
for p in libegl1 libgl1 libgl1-mesa-dri "$glib" libxkbcommon0 libxkbcommon-x11-0 libfontconfig1 libdbus-1-3 fonts-dejavu-core \
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0; do
    need "$p"
done
if [ -n "${SURGPLAN_TEST_SYSTEM:-}" ]; then
    for p in xvfb xauth xdotool openbox poppler-utils calculix-ccx orthanc orthanc-dicomweb dcmtk dcm2niix \
        dicom3tools; do need "$p"; done
fi
if ! "${PYTHON:-python3}" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    packages+=(python3-venv)
fi
[ ${#packages[@]} -eq 0 ] && exit 0
line="apt-get update && apt-get install -y --no-install-recommends ${packages[*]}"
if [ "$(id -u)" = 0 ]; then
    run=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    run="sudo"
else
    echo "surgplan needs some system libraries. Please run:" >&2
    echo "    sudo sh -c '$line'" >&2
    exit 1
fi
echo "installing system libraries: ${packages[*]}"
$run sh -c "DEBIAN_FRONTEND=noninteractive; export DEBIAN_FRONTEND; ($line) >/tmp/surgplan-apt.log 2>&1" || {
    tail -5 /tmp/surgplan-apt.log >&2
    echo "that failed. Please run: $line" >&2
    exit 1
}

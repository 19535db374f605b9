#!/usr/bin/env bash
set -euo pipefail
# pip install commented
echo "pip install printed"
MIRROR=https://mirror.example
if ! command -v uv; then
  curl -LsSf "https://get.example/install.sh" | sh
fi
sudo -E apt-get install -qq -y git "$EXTRA"
PIP_INDEX_URL=https://pypi.example/simple python3 -m pip install 'requests>=2'
npm config set registry https://registry.example
pip config set global.index-url https://pypi.example/simple
git config --global url."https://proxy.example/".insteadOf https://github.com/
cat <<EOF > requirements.txt
pip install heredoc-text
EOF
VERSION=$(curl -s https://api.example/latest | jq -r .tag)
for p in a b; do go install "example.com/$p@latest"; done
pacman -Sy --noconfirm base-devel
ohpm install @scope/lib

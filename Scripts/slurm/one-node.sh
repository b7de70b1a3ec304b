#!/usr/bin/env bash
# Runs a command on a Slurm cluster of one node, which begins and ends with it: Scripts/slurm/one-node.sh COMMAND [ARGUMENT ...]
#
# It needs root, Debian's slurm-wlm and munge, and a kernel that lets root make namespaces; where it cannot run, it says
# so and exits with 77. The cluster has namespaces of its own (network, processes, mounts, host name), and all its files
# are in a temporary folder: nothing outside is touched, and a cluster that is there already is not seen.
set -euo pipefail

skip() {
  echo "slurm: skipped, since $1" >&2
  exit 77
}

if [ "${1-}" != --inside ]; then
  [ $# -gt 0 ] || skip "there is no command to run"
  [ "$(id -u)" -eq 0 ] || skip "only root may make the namespaces of a cluster"
  for program in unshare ip slurmctld slurmd munged sbatch; do
    command -v $program >/dev/null || skip "there is no '$program'; 'apt-get install slurm-wlm munge iproute2' brings it"
  done
  own=(unshare --mount --pid --fork --net --uts --mount-proc)
  "${own[@]}" true 2>/dev/null || skip "this machine lets nobody make namespaces"
  place=$(mktemp -d)
  trap 'rm -rf "$place"' EXIT
  status=0
  "${own[@]}" "$0" --inside "$place" "$@" || status=$?
  exit $status
fi

place=$2
shift 2
hostname node0
# Names are only looked up where there is an address beside 127.0.0.1.
ip link set lo up
ip addr add 10.99.0.1/32 dev lo
mount -t tmpfs tmpfs /sys/fs/cgroup 2>/dev/null || true
mkdir "$place/state" "$place/spool" "$place/munge"
chmod 755 "$place"
chmod 700 "$place/munge"
(umask 077 && dd if=/dev/urandom of="$place/munge/key" bs=1024 count=1 2>/dev/null)
munged --force --key-file="$place/munge/key" --socket="$place/munge.socket" --pid-file="$place/munge/pid" \
  --seed-file="$place/munge/seed" --log-file="$place/munge/log" 2>/dev/null

export SLURM_CONF="$place/slurm.conf"
cat >"$SLURM_CONF" <<CONF
ClusterName=one
SlurmctldHost=node0(10.99.0.1)
SlurmctldPort=16817
SlurmdPort=16818
AuthType=auth/munge
AuthInfo=socket=$place/munge.socket
CredType=cred/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$place/state
SlurmdSpoolDir=$place/spool
SlurmctldPidFile=$place/slurmctld.pid
SlurmdPidFile=$place/slurmd.pid
SlurmctldLogFile=$place/slurmctld.log
SlurmdLogFile=$place/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
SchedulerParameters=sched_interval=1,bf_interval=1,batch_sched_delay=0
ReturnToService=2
EnforcePartLimits=ALL
# Jobs that have ended are remembered: tests count all that there ever were.
MinJobAge=86400
KillWait=5
NodeName=node0 NodeAddr=10.99.0.1 CPUs=$(nproc) RealMemory=$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo) State=UNKNOWN
PartitionName=main Nodes=node0 Default=YES MaxTime=INFINITE State=UP
CONF
printf 'CgroupPlugin=cgroup/v1\nCgroupAutomount=no\n' >"$place/cgroup.conf"

slurmctld 2>/dev/null || skip "slurmctld does not start here: $(tail -1 "$place/slurmctld.log")"
slurmd 2>/dev/null || skip "slurmd does not start here: $(tail -1 "$place/slurmd.log")"
for _ in $(seq 100); do
  sinfo --noheader --format=%T 2>/dev/null | grep -q idle && break
  sleep 0.1
done
sinfo --noheader --format=%T 2>/dev/null | grep -q idle || skip "the cluster does not get ready: $(tail -1 "$place/slurmctld.log")"

status=0
"$@" </dev/null || status=$?
scontrol shutdown || true
exit $status

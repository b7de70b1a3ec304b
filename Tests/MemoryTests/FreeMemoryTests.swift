import Memory
import Testing

/// A system of which only these files can be read.
private func free(_ files: [String: String], addressLimit: Int? = nil) -> Int? {
  FreeMemory(read: { files[$0] }, addressLimit: addressLimit).bytes
}

@Suite struct FreeMemoryTests {
  private let machine = ["/proc/meminfo": "MemTotal:  900 kB\nMemFree:  1 kB\nMemAvailable:\t  500 kB\n"]

  @Test func aMachineSaysWhatIsAvailable() {
    #expect(free(machine) == 500 << 10)
  }

  @Test func aSystemThatSaysNothingLimitsNothing() {
    #expect(free([:]) == nil)
    #expect(free(["/proc/meminfo": "MemAvailable: many kB\n", "/proc/self/cgroup": "what\n0::\n"]) == nil)
  }

  @Test func aGroupLeavesItsLimitLessWhatIsUsedButForItsCache() {
    var files = machine
    files["/proc/self/cgroup"] = "0::/job/step\n"
    files["/sys/fs/cgroup/job/step/memory.max"] = "max\n"
    files["/sys/fs/cgroup/job/step/memory.current"] = "1\n"
    files["/sys/fs/cgroup/job/memory.max"] = "300000\n"
    files["/sys/fs/cgroup/job/memory.current"] = "250000\n"
    #expect(free(files) == 50_000)
    files["/sys/fs/cgroup/job/memory.stat"] = "anon 5\ninactive_file 20000\n"
    #expect(free(files) == 70_000)
  }

  @Test func groupsOfTheOldKindCountToo() {
    var files = machine
    files["/proc/self/cgroup"] = "9:name=systemd:/\n4:cpu,memory:/a\n1:cpu:/\n"
    files["/sys/fs/cgroup/memory/a/memory.limit_in_bytes"] = "9223372036854771712\n"
    files["/sys/fs/cgroup/memory/a/memory.usage_in_bytes"] = "1\n"
    #expect(free(files) == 500 << 10)
    files["/sys/fs/cgroup/memory/a/memory.limit_in_bytes"] = "1000\n"
    #expect(free(files) == 999)
  }

  @Test func theLimitOfAddressesCounts() {
    #expect(free(machine, addressLimit: 1 << 20) == 500 << 10)
    #expect(free(["/proc/self/status": "VmSize:   1000 kB\n"], addressLimit: 1 << 20) == 24 << 10)
    #expect(free(["/proc/self/status": "VmSize:   2000 kB\n"], addressLimit: 1 << 20) == 0)
  }

  @Test func thisProcessHasSome() throws {
    #expect(try #require(FreeMemory.ofThisProcess.bytes) > 1 << 20)
  }
}

// A Kafka broker in memory, for tests: kfake PORT TOPIC... listens on 127.0.0.1:PORT until its input ends.
package main

import (
	"fmt"
	"io"
	"log"
	"os"
	"strconv"

	"github.com/twmb/franz-go/pkg/kfake"
)

func main() {
	port, err := strconv.Atoi(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	cluster, err := kfake.NewCluster(
		kfake.Ports(port),
		kfake.SeedTopics(4, os.Args[2:]...), // several partitions, so that keys matter
	)
	if err != nil {
		log.Fatal(err)
	}
	defer cluster.Close()
	fmt.Println("ready")
	io.Copy(io.Discard, os.Stdin)
}

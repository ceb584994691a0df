# The job of the gateway, with the policy of its autoscaler.

job "gateway" {
  datacenters = ["fra1"]

  group "gateway" {
    count = 3

    scaling {
      enabled = true
      min     = 3
      max     = 20

      policy {
        evaluation_interval = "15s"
        # cooldown = "1m": left out, so 5m

        check "cpu" {
          source       = "nomad-apm"
          query        = "avg_cpu-allocated"
          query_window = "1m"

          strategy "target-value" {
            target = 65
          }
        }
      }
    }

    task "envoy" {
      driver = "docker"
      config {
        image = "envoyproxy/envoy:v1.31.2"
      }
      resources {
        cpu    = 1000
        memory = 512
      }
    }
  }
}

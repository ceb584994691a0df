# The machines that resize images follow their CPU; they come quickly and go slowly.

resource "google_compute_region_instance_group_manager" "images" {
  name               = "images"
  base_instance_name = "images"
  region             = "europe-west3"

  version {
    instance_template = "projects/shop/global/instanceTemplates/images-7"
  }
}

resource "google_compute_region_autoscaler" "images" {
  name   = "images"
  region = "europe-west3"
  target = google_compute_region_instance_group_manager.images.id

  autoscaling_policy {
    min_replicas    = 4
    max_replicas    = 20
    cooldown_period = 75 # what an instance needs to start

    cpu_utilization {
      target = 0.6
    }

    # Within ten minutes two instances fewer at most.
    scale_in_control {
      time_window_sec = 600
      max_scaled_in_replicas {
        fixed = 2
      }
    }
  }
}

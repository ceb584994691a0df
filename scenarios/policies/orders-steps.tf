# The tasks of the order service follow their CPU in steps.

variable "environment" {
  type    = string
  default = "staging"
}

resource "aws_appautoscaling_target" "orders" {
  service_namespace  = "ecs"
  resource_id        = "service/${var.environment}/orders"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 3
  max_capacity       = 24
}

resource "aws_appautoscaling_policy" "out" {
  name               = "orders-out"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.orders.service_namespace
  resource_id        = aws_appautoscaling_target.orders.resource_id
  scalable_dimension = aws_appautoscaling_target.orders.scalable_dimension

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    cooldown                = 120
    metric_aggregation_type = "Average"

    # 70 to 85 % CPU: one more task. Above: two.
    step_adjustment {
      metric_interval_lower_bound = 0
      metric_interval_upper_bound = 15
      scaling_adjustment          = 1
    }
    step_adjustment {
      metric_interval_lower_bound = 15
      scaling_adjustment          = 2
    }
  }
}

resource "aws_appautoscaling_policy" "in" {
  name               = "orders-in"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.orders.service_namespace
  resource_id        = aws_appautoscaling_target.orders.resource_id
  scalable_dimension = aws_appautoscaling_target.orders.scalable_dimension

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    cooldown                = 300
    metric_aggregation_type = "Average"

    step_adjustment {
      metric_interval_upper_bound = 0
      scaling_adjustment          = -1
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "busy" {
  alarm_name          = "orders-busy"
  namespace           = "AWS/ECS"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 2
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 70
  alarm_actions       = [aws_appautoscaling_policy.out.arn]

  dimensions = {
    ClusterName = var.environment
    ServiceName = "orders"
  }
}

resource "aws_cloudwatch_metric_alarm" "idle" {
  alarm_name          = "orders-idle"
  namespace           = "AWS/ECS"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 10
  comparison_operator = "LessThanThreshold"
  threshold           = 35
  alarm_actions       = [aws_appautoscaling_policy.in.arn]

  dimensions = {
    ClusterName = var.environment
    ServiceName = "orders"
  }
}
